package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One request that the server made to the puppet, and what became of it.
 *
 * @param authorization the header's value, empty without one
 * @param ids the ids that the puppet gave its answer and what is in it
 * @param closed when the server hung up before the puppet had finished
 * @param ended when the puppet had nothing more to say, or nobody to say it to; empty while it plays
 */
public record Sighting(
        Instant at,
        String authorization,
        JsonNode request,
        List<Said> conversation,
        Set<String> ids,
        Optional<Instant> closed,
        Optional<Instant> ended) {
    public Sighting {
        conversation = List.copyOf(conversation);
        ids = Set.copyOf(ids);
    }
}
