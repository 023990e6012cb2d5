package dev.parley.server.http.open;

/** The connection that a request came on, looked at while its answer is being made. Not safe for use by several threads. */
public interface ClientConnection {
    /** A connection that nothing can be found out about. */
    ClientConnection UNKNOWN = new ClientConnection() {
        @Override
        public boolean isGone() {
            return false;
        }

        @Override
        public void drop() {
            // left to whoever holds it
        }
    };

    /** Whether the client has closed it, or at least will not send anything more. Never waits. */
    boolean isGone();

    /** Ends it as it is, so that nobody takes what was sent so far for the whole. */
    void drop();
}
