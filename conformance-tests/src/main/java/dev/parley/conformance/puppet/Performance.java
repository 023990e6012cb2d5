package dev.parley.conformance.puppet;

import java.util.List;

/** What the puppet was told to play for a step, and each time that the server asked for it. */
public record Performance(Script script, List<Sighting> sightings) {
    public static final Performance NONE = new Performance(Script.UNKNOWN, List.of());

    public Performance {
        sightings = List.copyOf(sightings);
    }
}
