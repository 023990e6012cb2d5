package dev.parley.server.store.sql;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits batches, one at a time. Where one fails, each of its responses is tried alone, so that one can't spoil the
 * others. Who waits for a write hears of it when it is as durable as it has to be, for which the next batch does not wait.
 * Safe for use by many threads.
 */
final class Commits {
    private static final Logger LOG = LoggerFactory.getLogger(Commits.class);
    /** Who would wait longer had better be written together with others. */
    private static final long PATIENCE_MILLIS = 2;

    private final Transactions transactions;
    /** Fair, so that those who write for themselves can't keep the writer from it. */
    private final ReentrantLock turn = new ReentrantLock(true);

    Commits(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Commits a batch after those that came before. */
    void write(WriteBatch batch) {
        turn.lock();
        inTurn(batch);
    }

    /** Commits a batch unless others' take too long; false if so. An interrupt does not keep it from being committed. */
    boolean tryWrite(WriteBatch batch) {
        boolean interrupted = Thread.interrupted(); // or the pool would give no connection
        try {
            if (!turn.tryLock(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
            inTurn(batch);
            return true;
        } catch (InterruptedException e) {
            interrupted = true;
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Gives up the turn as soon as others may commit. */
    private void inTurn(WriteBatch batch) {
        List<WriteBatch> committed;
        try {
            committed = committed(batch);
        } finally {
            turn.unlock();
        }
        settle(committed, batch.isDurable());
    }

    private List<WriteBatch> committed(WriteBatch batch) {
        Connection connection;
        try {
            connection = transactions.begin();
        } catch (SQLException | RuntimeException e) {
            LOG.error("the store can't write: {}", e.toString());
            batch.fail(e);
            return List.of();
        }
        try {
            return committed(batch, connection);
        } finally {
            close(connection);
        }
    }

    private static List<WriteBatch> committed(WriteBatch batch, Connection connection) {
        try {
            commit(batch, connection);
            return List.of(batch);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("{} writes failed together, each is tried alone: {}", batch.size(), e.toString());
        }
        List<WriteBatch> committed = new ArrayList<>();
        for (WriteBatch alone : batch.split()) {
            try {
                commit(alone, connection);
                committed.add(alone);
            } catch (SQLException | RuntimeException failure) {
                alone.fail(failure);
            }
        }
        return committed;
    }

    private static void commit(WriteBatch batch, Connection connection) throws SQLException {
        try {
            batch.execute(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(connection);
            throw e;
        }
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("a connection that failed can't be rolled back", e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.debug("a connection can't be closed", e);
        }
    }

    private void settle(List<WriteBatch> committed, boolean durable) {
        try {
            if (durable && !committed.isEmpty()) {
                transactions.disk().sync();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("the store can't write to the disk", e);
            committed.forEach(batch -> batch.fail(e));
            return;
        }
        committed.forEach(WriteBatch::done);
    }
}
