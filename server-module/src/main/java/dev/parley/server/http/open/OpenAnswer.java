package dev.parley.server.http.open;

/** An answer that is being made. */
public interface OpenAnswer {

    /**
     * Looks whether there is something to do for it. Called every now and then by the one thread that looks after all
     * answers, so it never waits: what may take long is the executor's.
     *
     * @param now {@link System#nanoTime}
     */
    void look(long now);

    /** Whether it is a stream. */
    default boolean isStream() {
        return false;
    }
}
