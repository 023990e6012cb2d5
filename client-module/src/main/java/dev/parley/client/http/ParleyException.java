package dev.parley.client.http;

import org.jspecify.annotations.Nullable;

/**
 * A call that did not work: refused by the server, lost on the way, or answered by something that is not this API. Wrong use
 * of the client itself is an {@link IllegalArgumentException} instead.
 */
public abstract sealed class ParleyException extends RuntimeException
        permits ApiException, ConnectionException, ProtocolException {
    ParleyException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
