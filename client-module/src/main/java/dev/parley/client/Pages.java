package dev.parley.client;

import dev.parley.client.http.ProtocolException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Goes through a list that the server gives a page at a time; a page is asked for when it is needed. Used by one thread. */
final class Pages<T> implements Iterator<T> {
    private final Function<@Nullable String, Page<T>> asking;
    private @Nullable String after;
    private Iterator<T> entries = List.<T>of().iterator();
    private boolean more = true;

    /**
     * Pages from the first one on.
     *
     * @param asking fetches the page after the entry with this id
     * @param after where the first page starts; null is the beginning
     */
    Pages(Function<@Nullable String, Page<T>> asking, @Nullable String after) {
        this.asking = asking;
        this.after = after;
    }

    /** What an answer of the server says; any of it may be missing. */
    record Page<T>(
            @Nullable List<T> data, boolean more, @Nullable String lastId) {}

    Stream<T> stream() {
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, ordered), false);
    }

    @Override
    public boolean hasNext() {
        while (!entries.hasNext() && more) {
            turn(asking.apply(after));
        }
        return entries.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the list has no more entries");
        }
        return entries.next();
    }

    private void turn(Page<T> page) {
        entries = page.data() == null ? entries : page.data().iterator();
        more = page.more() && entries.hasNext();
        // A server that names no new place to go on from would be asked for the same page for ever.
        if (more && (page.lastId() == null || page.lastId().equals(after))) {
            throw new ProtocolException("the page after " + after + " says that there are more, but not after which");
        }
        after = page.lastId();
    }
}
