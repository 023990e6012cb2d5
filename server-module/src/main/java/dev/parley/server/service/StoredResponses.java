package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.model.Response;
import dev.parley.server.service.ResponseService.Stored;
import dev.parley.server.store.Page;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.PageRequest.Order;
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

    ResponsePage list(String tenant, PageQuery query) {
        Order order = query.ascending() ? Order.ASCENDING : Order.DESCENDING;
        Page page = store.list(tenant, new PageRequest(query.limit(), order, query.after(), query.before()))
                .orElseThrow(() -> placeless(tenant, query));
        return new ResponsePage(
                page.entries().stream()
                        .map(entry -> new Stored(entry.dialect(), parse(entry.id(), entry.response())))
                        .toList(),
                page.hasMore());
    }

    private ApiException placeless(String tenant, PageQuery query) {
        boolean isAfter =
                query.after() != null && store.find(tenant, query.after()).isEmpty();
        String param = isAfter ? "after" : "before";
        return ApiException.invalid("invalid_value", param, "'" + param + "' names no stored response.");
    }

    static Response parse(StoredResponse stored) {
        return parse(stored.id(), stored.response());
    }

    private static Response parse(String id, byte[] json) {
        try {
            return Json.read(json, Response::read);
        } catch (IOException e) {
            throw new UncheckedIOException("stored response " + id + " can't be read", e);
        }
    }
}
