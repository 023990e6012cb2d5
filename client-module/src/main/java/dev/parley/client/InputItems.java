package dev.parley.client;

import dev.parley.client.http.ProtocolException;
import dev.parley.client.stub.ResponsesStub;
import dev.parley.model.Includable;
import dev.parley.model.ListOrder;
import dev.parley.model.ListedItem;
import dev.parley.model.ResponseItemList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
        return new Pages();
    }

    public Stream<ListedItem> stream() {
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), ordered), false);
    }

    private InputItems with(Wish other) {
        return new InputItems(stub, id, other);
    }

    private ResponseItemList page(@Nullable String after) {
        return stub.listInputItems(id, wish.pageSize, wish.order, after, wish.before, wish.include);
    }

    private final class Pages implements Iterator<ListedItem> {
        private @Nullable String after = wish.after;
        private Iterator<ListedItem> items = List.<ListedItem>of().iterator();
        private boolean more = true;

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && more) {
                turn(page(after));
            }
            return items.hasNext();
        }

        @Override
        public ListedItem next() {
            if (!hasNext()) {
                throw new NoSuchElementException("there are no more items");
            }
            return items.next();
        }

        private void turn(ResponseItemList page) {
            items = page.data() == null ? items : page.data().iterator();
            more = page.hasMore() && items.hasNext();
            // A server that names no new place to go on from would be asked for the same page for ever.
            if (more && (page.lastId() == null || page.lastId().equals(after))) {
                throw new ProtocolException(
                        "the page of input items after " + after + " says that there are more, but not after which");
            }
            after = page.lastId();
        }
    }
}
