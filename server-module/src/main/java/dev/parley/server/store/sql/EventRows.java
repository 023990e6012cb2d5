package dev.parley.server.store.sql;

import dev.parley.server.store.LoggedEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what one transaction adds to event logs, and writes it with as few rows as there are logs. */
final class EventRows {
    private static final int LARGEST_CHUNK = 256 * 1024; // a reader takes chunks whole
    private static final String APPEND = """
            INSERT INTO response_events (response_id, first_number, last_number, events)
            SELECT id, CAST(? AS BIGINT), CAST(? AS BIGINT), ? FROM responses WHERE id = ? AND owner = ?""";
    private static final String APPEND_LAST =
            "INSERT INTO response_events (response_id, first_number, last_number, events) VALUES (?, ?, ?, ?)";
    private static final String DROP = "DELETE FROM response_events WHERE response_id = ?";

    private final Connection connection;
    private final Holdings holdings;
    private final Map<String, List<LoggedEvent>> logs = new LinkedHashMap<>();
    private final Set<String> ended = new HashSet<>();

    EventRows(Connection connection, Holdings holdings) {
        this.connection = connection;
        this.holdings = holdings;
    }

    /** Events of a response that goes on, if this store still holds it. */
    void add(String id, List<LoggedEvent> events) {
        logs.computeIfAbsent(id, key -> new ArrayList<>()).addAll(events);
    }

    /** The last events of a response that this transaction has finished: its row is locked, nobody holds it any more. */
    void end(String id, List<LoggedEvent> events) {
        add(id, events);
        ended.add(id);
    }

    void insert() throws SQLException {
        List<String> lost = logs.keySet().stream()
                .filter(id -> ended.contains(id) && holdings.hasLostLog(id))
                .toList();
        Statements.batch(connection, DROP, lost, (row, id) -> row.setString(1, id));
        List<Chunk> chunks = new ArrayList<>();
        logs.forEach((id, events) -> {
            if (!holdings.hasLostLog(id)) {
                split(id, events, chunks);
            }
        });
        List<Chunk> last =
                chunks.stream().filter(chunk -> ended.contains(chunk.id())).toList();
        chunks.removeAll(last);
        Statements.batch(connection, APPEND, chunks, (row, chunk) -> {
            row.setLong(1, chunk.first());
            row.setLong(2, chunk.last());
            row.setBytes(3, EventChunk.write(chunk.events()));
            row.setString(4, chunk.id());
            row.setString(5, holdings.owner());
        });
        Statements.batch(connection, APPEND_LAST, last, (row, chunk) -> {
            row.setString(1, chunk.id());
            row.setLong(2, chunk.first());
            row.setLong(3, chunk.last());
            row.setBytes(4, EventChunk.write(chunk.events()));
        });
    }

    private static void split(String id, List<LoggedEvent> events, List<Chunk> chunks) {
        int begin = 0;
        long size = 0;
        for (int i = 0; i < events.size(); i++) {
            size += events.get(i).json().length;
            if (size >= LARGEST_CHUNK || i == events.size() - 1) {
                chunks.add(new Chunk(id, events.subList(begin, i + 1)));
                begin = i + 1;
                size = 0;
            }
        }
    }

    private record Chunk(String id, List<LoggedEvent> events) {
        long first() {
            return events.get(0).sequenceNumber();
        }

        long last() {
            return events.get(events.size() - 1).sequenceNumber();
        }
    }
}
