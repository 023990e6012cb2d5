package dev.parley.client;

import dev.parley.client.stub.ResponsesStub;
import dev.parley.model.ListOrder;
import dev.parley.model.Response;
import dev.parley.model.ResponseList;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The stored responses that the caller may see, newest first unless told otherwise: an extension of Parley. Immutable; each
 * iteration asks the server anew, a page when it is needed.
 */
public final class StoredResponses implements Iterable<Response> {
    private final ResponsesStub stub;
    private final Wish wish;

    private record Wish(
            @Nullable Long pageSize,
            @Nullable ListOrder order,
            @Nullable String after,
            @Nullable String before) {}

    StoredResponses(ResponsesStub stub) {
        this(stub, new Wish(null, null, null, null));
    }

    private StoredResponses(ResponsesStub stub, Wish wish) {
        this.stub = stub;
        this.wish = wish;
    }

    /** At most so many responses in one answer of the server, 1 to 100; 20 if left out. */
    public StoredResponses pageSize(long size) {
        return new StoredResponses(stub, new Wish(size, wish.order, wish.after, wish.before));
    }

    public StoredResponses order(ListOrder order) {
        return new StoredResponses(stub, new Wish(wish.pageSize, order, wish.after, wish.before));
    }

    /** Only the responses after the one with this id. */
    public StoredResponses after(String response) {
        return new StoredResponses(stub, new Wish(wish.pageSize, wish.order, response, wish.before));
    }

    /** Only the responses before the one with this id. */
    public StoredResponses before(String response) {
        return new StoredResponses(stub, new Wish(wish.pageSize, wish.order, wish.after, response));
    }

    /** One answer of the server: the first page, with what it says about those after it. */
    public ResponseList firstPage() {
        return page(wish.after);
    }

    @Override
    public Iterator<Response> iterator() {
        return pages();
    }

    public Stream<Response> stream() {
        return pages().stream();
    }

    private Pages<Response> pages() {
        return new Pages<>(
                after -> {
                    ResponseList page = page(after);
                    return new Pages.Page<>(page.data(), page.hasMore(), page.lastId());
                },
                wish.after);
    }

    private ResponseList page(@Nullable String after) {
        return stub.listResponses(wish.pageSize, wish.order, after, wish.before);
    }
}
