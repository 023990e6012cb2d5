package dev.parley.server.store;

/** The database did not do what it was asked. */
public final class StoreException extends RuntimeException {
    /** Says what failed. */
    public StoreException(String message) {
        super(message);
    }

    /** Wraps the driver's exception. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
