package dev.parley.server.http;

import dev.parley.model.Includable;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.IncludeRules;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a stored response is wanted. */
record Retrieval(
        @Nullable List<Includable> include,
        @Nullable Boolean stream,
        @Nullable Long startingAfter) {

    /** Refuses by name what would otherwise be passed over. */
    void check() {
        IncludeRules.check(include);
        if (startingAfter != null && !asStream()) {
            throw ApiException.invalid(
                    "invalid_value",
                    "starting_after",
                    "'starting_after' goes with 'stream=true' and with nothing else.");
        }
    }

    boolean asStream() {
        return Boolean.TRUE.equals(stream);
    }

    /** Sequence number of the last event that the client has; -1 for none. */
    long after() {
        return startingAfter == null ? -1 : startingAfter;
    }
}
