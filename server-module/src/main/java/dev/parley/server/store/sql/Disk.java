package dev.parley.server.store.sql;

import java.io.IOException;

/** Where committed transactions go in the end. */
@FunctionalInterface
interface Disk {
    /** The database's own business: a commit is there. */
    Disk SYNCED = () -> {};

    /**
     * Waits until what is committed survives a power cut.
     *
     * @throws IOException if that can't be said
     */
    void sync() throws IOException;
}
