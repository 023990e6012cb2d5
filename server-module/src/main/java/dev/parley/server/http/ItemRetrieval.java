package dev.parley.server.http;

import dev.parley.model.Includable;
import dev.parley.model.InputItem;
import dev.parley.model.ListOrder;
import dev.parley.model.ListedItem;
import dev.parley.model.OutputItem;
import dev.parley.model.ResponseItemList;
import dev.parley.server.dialect.DialectView;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.IncludeRules;
import dev.parley.server.service.ItemPage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which input items of a response are wanted. */
record ItemRetrieval(
        @Nullable Long limit,
        @Nullable ListOrder order,
        @Nullable String after,
        @Nullable String before,
        @Nullable List<Includable> include) {
    private static final int DEFAULT_LIMIT = 20;

    /** The page that is meant; the contract's bounds have been checked. */
    ItemPage.Request request() {
        IncludeRules.check(include);
        boolean known = order == null || ListOrder.ASC.equals(order) || ListOrder.DESC.equals(order);
        if (!known) {
            throw ApiException.invalid("invalid_value", "order", "'order' must be asc or desc.");
        }
        int most = limit == null ? DEFAULT_LIMIT : Math.toIntExact(limit);
        return new ItemPage.Request(most, ListOrder.ASC.equals(order), after, before);
    }

    static ResponseItemList list(ItemPage page, DialectView view) {
        return ResponseItemList.builder()
                .data(page.items().stream().map(item -> listed(item, view)).toList())
                .hasMore(page.hasMore())
                .firstId(page.firstId())
                .lastId(page.lastId())
                .build();
    }

    private static ListedItem listed(InputItem item, DialectView view) {
        InputItem whole = ListedItems.of(item);
        Object shown = whole instanceof OutputItem output ? view.item(output) : whole;
        return (ListedItem) shown; // every kind that is understood as input can be listed
    }
}
