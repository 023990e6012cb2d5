package dev.parley.client;

import dev.parley.client.stub.ResponsesStub;
import dev.parley.model.Includable;
import dev.parley.model.ListOrder;
import dev.parley.model.ListedItem;
import dev.parley.model.ResponseItemList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The items that a stored response was asked with, newest first unless told otherwise. Immutable; each iteration asks the server
 * anew, a page when it is needed.
 */
public final class InputItems implements Iterable<ListedItem> {
    private final ResponsesStub stub;
    private final String id;
    private final Wish wish;

    private record Wish(
            @Nullable Long pageSize,
            @Nullable ListOrder order,
            @Nullable String after,
            @Nullable String before,
            @Nullable List<Includable> include) {}

    InputItems(ResponsesStub stub, String id) {
        this(stub, id, new Wish(null, null, null, null, null));
    }

    private InputItems(ResponsesStub stub, String id, Wish wish) {
        this.stub = stub;
        this.id = id;
        this.wish = wish;
    }

    /** At most so many items in one answer of the server, 1 to 100; 20 if left out. */
    public InputItems pageSize(long size) {
        return with(new Wish(size, wish.order, wish.after, wish.before, wish.include));
    }

    public InputItems order(ListOrder order) {
        return with(new Wish(wish.pageSize, order, wish.after, wish.before, wish.include));
    }

    /** Only the items after the one with this id. */
    public InputItems after(String item) {
        return with(new Wish(wish.pageSize, wish.order, item, wish.before, wish.include));
    }

    /** Only the items before the one with this id. */
    public InputItems before(String item) {
        return with(new Wish(wish.pageSize, wish.order, wish.after, item, wish.include));
    }

    /** Additional data wanted in the items. */
    public InputItems include(List<Includable> data) {
        return with(new Wish(wish.pageSize, wish.order, wish.after, wish.before, List.copyOf(data)));
    }

    /** One answer of the server: the first page, with what it says about those after it. */
    public ResponseItemList firstPage() {
        return page(wish.after);
    }

    @Override
    public Iterator<ListedItem> iterator() {
        return pages();
    }

    public Stream<ListedItem> stream() {
        return pages().stream();
    }

    private Pages<ListedItem> pages() {
        return new Pages<>(
                after -> {
                    ResponseItemList page = page(after);
                    return new Pages.Page<>(page.data(), page.hasMore(), page.lastId());
                },
                wish.after);
    }

    private InputItems with(Wish other) {
        return new InputItems(stub, id, other);
    }

    private ResponseItemList page(@Nullable String after) {
        return stub.listInputItems(id, wish.pageSize, wish.order, after, wish.before, wish.include);
    }
}
