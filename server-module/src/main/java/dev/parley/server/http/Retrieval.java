package dev.parley.server.http;

import dev.parley.model.Includable;
import dev.parley.server.service.ApiException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a stored response is wanted. */
record Retrieval(
        @Nullable List<Includable> include,
        @Nullable Boolean stream,
        @Nullable Long startingAfter) {

    /** Refuses by name what this server can't do, instead of passing over it. */
    void check() {
        if (include != null && !include.isEmpty()) {
            throw unsupported("include");
        }
        if (Boolean.TRUE.equals(stream)) {
            throw unsupported("stream");
        }
        if (startingAfter != null) {
            throw unsupported("starting_after");
        }
    }

    private static ApiException unsupported(String param) {
        return ApiException.unsupported(param, "'" + param + "' is not supported when retrieving on this server.");
    }
}
