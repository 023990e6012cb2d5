package dev.parley.jaxrs;

import java.io.IOException;

/** Takes events one by one; an exception means that nobody is listening any more. */
@FunctionalInterface
public interface EventSink<E> {
    void accept(E event) throws IOException;
}
