package dev.parley.jaxrs;

/** The answer of an operation that gives one value or a stream of events, whichever the request asked for. */
public sealed interface OneOrStream<T, E> {
    record One<T, E>(T value) implements OneOrStream<T, E> {}

    record Stream<T, E>(EventSource<E> events) implements OneOrStream<T, E> {}

    static <T, E> OneOrStream<T, E> one(T value) {
        return new One<>(value);
    }

    static <T, E> OneOrStream<T, E> stream(EventSource<E> events) {
        return new Stream<>(events);
    }
}
