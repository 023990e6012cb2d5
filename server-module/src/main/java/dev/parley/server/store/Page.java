package dev.parley.server.store;

import java.time.Instant;
import java.util.List;

/**
 * Some of a tenant's responses.
 *
 * @param entries in the order that was asked for
 * @param hasMore whether more follow in the direction of paging
 */
public record Page(List<Entry> entries, boolean hasMore) {
    /** A copy of the list. */
    public Page {
        entries = List.copyOf(entries);
    }

    /**
     * A response without its input.
     *
     * @param dialect name of the dialect in which it is answered
     * @param response the response object, a JSON object
     */
    public record Entry(String id, String dialect, Instant createdAt, String status, byte[] response) {}
}
