package dev.parley.server.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Writes that are committed together, each kind as one JDBC batch, in the order of a response's life. Used by one
 * thread.
 */
final class WriteBatch {
    private final Holdings holdings;
    private final List<Pending> all;
    private final Map<Pending, Object> outcomes = new HashMap<>();

    private WriteBatch(List<Pending> all, Holdings holdings) {
        this.all = all;
        this.holdings = holdings;
    }

    static WriteBatch of(List<Pending> writes, Holdings holdings) {
        return new WriteBatch(List.copyOf(writes), holdings);
    }

    int size() {
        return all.size();
    }

    boolean isDurable() {
        return all.stream().anyMatch(pending -> pending.write().isDurable());
    }

    /** The same writes, those of each response for themselves. */
    List<WriteBatch> split() {
        Map<Object, List<Pending>> byResponse =
                all.stream().collect(Collectors.groupingBy(WriteBatch::key, LinkedHashMap::new, Collectors.toList()));
        return byResponse.values().stream().map(writes -> of(writes, holdings)).toList();
    }

    void execute(Connection connection) throws SQLException {
        outcomes.clear();
        ResponseRows rows = new ResponseRows(connection, holdings);
        each(Write.Insert.class, rows::insert);
        each(Write.Update.class, rows::update);
        each(Write.Finish.class, finishes -> rows.finish(finishes, logged()));
        events(connection);
        each(Write.Delete.class, rows::delete);
        for (Pending pending : only(Write.Task.class)) {
            outcomes.put(pending, ((Write.Task) pending.write()).step().on(connection));
        }
    }

    /** Tells those who wait. */
    void done() {
        for (Pending pending : all) {
            if (pending.write() instanceof Write.Finish || pending.write() instanceof Write.Delete) {
                holdings.forget(pending.write().id());
            }
            boolean heard = pending.done(outcomes.getOrDefault(pending, true));
            if (!heard
                    && pending.write() instanceof Write.Insert insert
                    && insert.response().isLive()) {
                holdings.abandon(insert.id()); // who asked for it took it for failed
            }
        }
    }

    /** Tells those who wait, and remembers what the failure leaves behind. */
    void fail(Throwable cause) {
        for (Pending pending : all) {
            if (pending.write() instanceof Write.Append append) {
                holdings.loseLog(append.id());
            } else if (pending.write() instanceof Write.Finish finish) {
                holdings.abandon(finish.id());
            } else if (pending.write() instanceof Write.Insert insert
                    && insert.response().isLive()) {
                holdings.abandon(insert.id()); // a commit that failed may have been one
            }
            pending.failed(cause);
        }
    }

    /** Bytes of the events that this batch writes, by response. */
    private Map<String, Long> logged() {
        Map<String, Long> logged = new HashMap<>();
        for (Pending pending : all) {
            if (pending.write() instanceof Write.Append append) {
                logged.merge(append.id(), EventChunk.size(append.events()), Long::sum);
            } else if (pending.write() instanceof Write.Finish finish) {
                logged.merge(finish.id(), EventChunk.size(finish.last()), Long::sum);
            }
        }
        return logged;
    }

    private void events(Connection connection) throws SQLException {
        EventRows events = new EventRows(connection, holdings);
        for (Pending pending : all) {
            if (pending.write() instanceof Write.Append append) {
                events.add(append.id(), append.events());
            } else if (pending.write() instanceof Write.Finish finish && Boolean.TRUE.equals(outcomes.get(pending))) {
                events.end(finish.id(), finish.last());
            }
        }
        events.insert();
    }

    private <W extends Write> void each(Class<W> kind, Rows<W> rows) throws SQLException {
        List<Pending> pendings = only(kind);
        if (pendings.isEmpty()) {
            return;
        }
        int[] counts = rows.write(
                pendings.stream().map(pending -> kind.cast(pending.write())).toList());
        for (int i = 0; i < counts.length; i++) {
            outcomes.put(pendings.get(i), counts[i] == 1);
        }
    }

    private List<Pending> only(Class<? extends Write> kind) {
        return all.stream().filter(pending -> kind.isInstance(pending.write())).toList();
    }

    private static Object key(Pending pending) {
        return pending.write() instanceof Write.Task task
                ? task
                : pending.write().id();
    }

    private interface Rows<W> {
        int[] write(List<W> writes) throws SQLException;
    }
}
