package dev.parley.server.store;

import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for. With {@code before} alone the page is the one that ends just before that response,
 * and "more" is further up.
 *
 * @param limit at most so many, from 1
 * @param order by creation
 * @param after id of the response after which the page begins
 * @param before id of the response before which it ends
 */
public record PageRequest(
        int limit,
        Order order,
        @Nullable String after,
        @Nullable String before) {
    /** Orders of a list. */
    public enum Order {
        /** Oldest first. */
        ASCENDING,
        /** Newest first. */
        DESCENDING
    }

    /** Refuses a limit below 1. */
    public PageRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("limit must be positive (got " + limit + ")");
        }
    }

    /** The newest responses. */
    public static PageRequest newest(int limit) {
        return new PageRequest(limit, Order.DESCENDING, null, null);
    }
}
