package dev.parley.server.service;

import dev.parley.server.service.ResponseService.Stored;
import java.util.List;

/**
 * Some of a tenant's responses.
 *
 * @param responses in the order that was asked for
 * @param hasMore whether more follow in the direction of paging
 */
public record ResponsePage(List<Stored> responses, boolean hasMore) {
    /** A copy of the list. */
    public ResponsePage {
        responses = List.copyOf(responses);
    }

    /** Id of the first response; blank where there is none. */
    public String firstId() {
        return responses.isEmpty() ? "" : responses.get(0).response().id();
    }

    /** Id of the last response; blank where there is none. */
    public String lastId() {
        return responses.isEmpty()
                ? ""
                : responses.get(responses.size() - 1).response().id();
    }
}
