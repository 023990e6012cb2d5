package dev.parley.server.http;

import dev.parley.model.ListOrder;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.PageQuery;
import org.jspecify.annotations.Nullable;

/** The parameters that all lists have. */
record Paging(
        @Nullable Long limit,
        @Nullable ListOrder order,
        @Nullable String after,
        @Nullable String before) {
    private static final int DEFAULT_LIMIT = 20;

    /** The page that is meant; the contract's bounds have been checked. */
    PageQuery query() {
        boolean known = order == null || ListOrder.ASC.equals(order) || ListOrder.DESC.equals(order);
        if (!known) {
            throw ApiException.invalid("invalid_value", "order", "'order' must be asc or desc.");
        }
        int most = limit == null ? DEFAULT_LIMIT : Math.toIntExact(limit);
        return new PageQuery(most, ListOrder.ASC.equals(order), after, before);
    }
}
