package dev.parley.server.store.sql;

import dev.parley.server.store.StoreException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes: it takes whatever all turns want written and commits it together. Where that fails, each
 * response is tried alone, so that one can't spoil the others.
 */
final class StoreWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    private final Transactions transactions;
    private final WriteQueue queue;
    private final Holdings holdings;
    private final Duration patience;
    private final Thread thread = new Thread(this::run, "parley-store-writer");

    private StoreWriter(Transactions transactions, WriteQueue.Limits limits, Holdings holdings) {
        this.transactions = transactions;
        this.queue = new WriteQueue(limits);
        this.holdings = holdings;
        this.patience = limits.patience().multipliedBy(2);
        thread.setDaemon(true);
    }

    static StoreWriter start(Transactions transactions, WriteQueue.Limits limits, Holdings holdings) {
        StoreWriter writer = new StoreWriter(transactions, limits, holdings);
        writer.thread.start();
        return writer;
    }

    /** Has something written soon. */
    void send(Write write) {
        queue.put(new Pending(write, null));
    }

    /** Has something written and returns what came of it; an interrupt does not keep it from being written. */
    Object call(Write write) {
        CompletableFuture<Object> result = new CompletableFuture<>();
        queue.put(new Pending(write, result));
        boolean interrupted = false;
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            while (true) {
                try {
                    return result.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw new StoreException("the store failed", e.getCause());
        } catch (TimeoutException e) {
            if (result.completeExceptionally(e)) {
                throw new StoreException("the database does not answer", e);
            }
            return result.join();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    int waiting() {
        return queue.size();
    }

    /** Writes what is waiting. */
    @Override
    public void close() {
        queue.close();
        try {
            thread.join(patience.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.error("the database does not answer: what was not written yet is lost");
            thread.interrupt();
        }
    }

    private void run() {
        try {
            List<Pending> taken = queue.take();
            while (!taken.isEmpty()) {
                write(taken);
                taken = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close() has waited long enough
        } finally {
            queue.close(); // whatever ended the thread, nobody waits for it
        }
    }

    private void write(List<Pending> taken) {
        WriteBatch all = WriteBatch.of(taken, holdings);
        Connection connection;
        try {
            connection = transactions.begin(all.isDurable());
        } catch (SQLException | RuntimeException e) {
            LOG.error("the store can't write: {}", e.toString());
            all.fail(e);
            return;
        }
        try (connection) {
            write(all, connection);
        } catch (SQLException | RuntimeException e) {
            LOG.error("the store can't write", e);
            all.fail(e); // what is settled already stays as it is
        }
    }

    private void write(WriteBatch all, Connection connection) {
        try {
            commit(all, connection);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("{} writes failed together, each is tried alone: {}", all.size(), e.toString());
            for (WriteBatch alone : all.split()) {
                try {
                    commit(alone, connection);
                } catch (SQLException | RuntimeException failure) {
                    alone.fail(failure);
                }
            }
        }
    }

    private static void commit(WriteBatch batch, Connection connection) throws SQLException {
        try {
            batch.execute(connection);
            connection.commit();
        } catch (SQLException | RuntimeException e) {
            rollBack(connection);
            throw e;
        }
        batch.done();
    }

    private static void rollBack(Connection connection) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.debug("a connection that failed can't be rolled back", e);
        }
    }
}
