package dev.parley.server.http;

import java.time.Instant;
import java.util.List;

/** The models that the server has by name, in the order of their routes, and since when it has them. */
public record Models(List<String> names, Instant since) {
    public Models {
        names = List.copyOf(names);
    }
}
