package dev.parley.server.store.sql;

import dev.parley.server.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes: it takes whatever all turns want written and commits it together. What need not wait for the disk
 * is written by who waits for it, instead of being handed over and back, while others' writes leave room for it.
 */
final class StoreWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    private final Commits commits;
    private final WriteQueue queue;
    private final Holdings holdings;
    private final Duration patience;
    private final Thread thread = new Thread(this::run, "parley-store-writer");

    private StoreWriter(Transactions transactions, WriteQueue.Limits limits, Holdings holdings) {
        this.commits = new Commits(transactions);
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
        Pending mine = new Pending(write, result);
        if (!isWrittenHere(mine)) {
            queue.put(mine);
        }
        return await(result);
    }

    private boolean isWrittenHere(Pending mine) {
        if (!mine.isQuick()) {
            return false;
        }
        queue.checkOpen();
        return commits.tryWrite(WriteBatch.of(List.of(mine), holdings));
    }

    private Object await(CompletableFuture<Object> result) {
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
                commits.write(WriteBatch.of(taken, holdings));
                taken = queue.take();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // close() has waited long enough
        } finally {
            queue.close(); // whatever ended the thread, nobody waits for it
        }
    }
}
