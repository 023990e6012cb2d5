package dev.parley.server.http;

import dev.parley.model.Includable;
import dev.parley.model.InputItem;
import dev.parley.model.ListedItem;
import dev.parley.model.OutputItem;
import dev.parley.model.ResponseItemList;
import dev.parley.server.dialect.DialectView;
import dev.parley.server.service.IncludeRules;
import dev.parley.server.service.ItemPage;
import dev.parley.server.service.PageQuery;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which input items of a response are wanted. */
record ItemRetrieval(Paging paging, @Nullable List<Includable> include) {

    /** The page that is meant. */
    PageQuery query() {
        IncludeRules.check(include);
        return paging.query();
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
