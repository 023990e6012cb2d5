package dev.parley.client.http;

import org.jspecify.annotations.Nullable;

/** No answer, or not all of it: refused, reset, timed out, interrupted. What the server did with the call is unknown. */
public final class ConnectionException extends ParleyException {
    public ConnectionException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
