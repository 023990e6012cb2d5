package dev.parley.client.http;

import org.jspecify.annotations.Nullable;

/** An answer that says success and is not what was asked for: a proxy's page, a cut stream, a frame that is not JSON. */
public final class ProtocolException extends ParleyException {
    public ProtocolException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    public ProtocolException(String message) {
        this(message, null);
    }
}
