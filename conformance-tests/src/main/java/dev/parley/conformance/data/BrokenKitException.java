package dev.parley.conformance.data;

/** The kit's own data or arguments can't be used: nothing may be said about the server. */
public final class BrokenKitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokenKitException(String message) {
        super(message);
    }

    public BrokenKitException(String message, Throwable cause) {
        super(message, cause);
    }
}
