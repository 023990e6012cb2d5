package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.model.Response;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The store, asked in the service's terms: what is not there is an {@link ApiException}. */
final class StoredResponses {
    private final ResponseStore store;

    StoredResponses(ResponseStore store) {
        this.store = store;
    }

    StoredResponse find(String id, String tenant) {
        return store.find(tenant, id).orElseThrow(() -> ApiException.responseNotFound(id));
    }

    /** What the next turn continues, oldest first; nothing where there is no previous response. */
    List<StoredResponse> chain(@Nullable String previousId, String tenant) {
        if (previousId == null) {
            return List.of();
        }
        List<StoredResponse> chain = store.chain(tenant, previousId);
        if (chain.isEmpty()) {
            throw ApiException.invalid(
                    "previous_response_not_found",
                    "previous_response_id",
                    "Previous response with id '" + ApiException.shortened(previousId) + "' not found.");
        }
        StoredResponse last = chain.get(chain.size() - 1);
        if (last.isLive()) {
            throw new ApiException(Problem.invalid(
                    409,
                    "previous_response_not_finished",
                    "previous_response_id",
                    "The previous response is " + last.status() + ": wait for its end, then continue it."));
        }
        return chain;
    }

    static Response parse(StoredResponse stored) {
        try {
            return Json.read(stored.response(), Response::read);
        } catch (IOException e) {
            throw new UncheckedIOException("stored response " + stored.id() + " can't be read", e);
        }
    }
}
