package dev.parley.client.http;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Events as they arrive; {@link #hasNext} waits for the next one and throws a {@link ParleyException} if the stream breaks
 * off. For one reading thread; any thread may {@link #close} it.
 */
public interface EventStream<E> extends Iterator<E>, AutoCloseable {
    /** Whether the server has said by a {@code [DONE]} frame that nothing is missing. */
    boolean done();

    /** The {@code id} of the latest frame that had one, for servers that resume streams by it. */
    @Nullable
    String lastEventId();

    /** Closes the connection at once; a reader that waits gets the end of the stream. */
    @Override
    void close();

    /** The rest of the events; closing the result closes this. */
    default Stream<E> stream() {
        int ordered = Spliterator.ORDERED | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, ordered), false)
                .onClose(this::close);
    }
}
