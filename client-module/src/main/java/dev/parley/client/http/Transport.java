package dev.parley.client.http;

import dev.parley.json.JsonReader;

/**
 * Carries calls to a server and answers back. Knows no operation by name. Implementations are thread-safe and throw
 * {@link ParleyException}s only.
 */
public interface Transport {
    /** Sends and waits for the whole answer. */
    <T> T send(Call call, JsonReader<T> reader);

    /** Sends and returns when the stream has begun. The caller closes it. */
    <E> EventStream<E> stream(Call call, JsonReader<E> reader);
}
