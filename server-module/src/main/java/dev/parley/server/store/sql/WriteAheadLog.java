package dev.parley.server.store.sql;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * SQLite's write-ahead log, where commits are appended. SQLite itself would wait for the disk while it keeps everybody else
 * from writing. Only this file may be opened beside SQLite: closing the database's own would end the locks that
 * this process has on it.
 */
record WriteAheadLog(Path file) implements Disk {
    static WriteAheadLog of(Path database) {
        return new WriteAheadLog(database.resolveSibling(database.getFileName() + "-wal"));
    }

    /** Opened each time, because another file takes its place when all connections have been closed. */
    @Override
    public void sync() throws IOException {
        try (FileChannel log = FileChannel.open(file, StandardOpenOption.WRITE)) {
            log.force(false);
        } catch (NoSuchFileException e) {
            // Gone with the last connection, and all that was in it has been put into the database and synced before.
        }
    }
}
