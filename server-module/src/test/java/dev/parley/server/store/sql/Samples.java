package dev.parley.server.store.sql;

import dev.parley.server.store.EventLog;
import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.StoredResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Responses and events to store. */
final class Samples {
    static final Instant NOON = Instant.parse("2026-11-01T12:00:00.123456Z");

    private Samples() {}

    static StoredResponse finished(String id) {
        return response(id, null, "completed");
    }

    static StoredResponse live(String id) {
        return response(id, null, "in_progress");
    }

    static StoredResponse response(String id, @Nullable String previous, String status) {
        return new StoredResponse(
                id,
                "t",
                "openai-v1",
                previous,
                NOON,
                status,
                EventLog.KEPT,
                bytes("[{\"id\":\"msg_" + id + "\"}]"),
                bytes("{\"id\":\"" + id + "\"}"));
    }

    static StoredResponse of(String tenant, String id, Instant created) {
        StoredResponse sample = finished(id);
        return new StoredResponse(
                id,
                tenant,
                sample.dialect(),
                null,
                created,
                sample.status(),
                sample.log(),
                sample.input(),
                sample.response());
    }

    static StoredResponse ended(StoredResponse live) {
        return live.withState("completed", bytes("{\"id\":\"" + live.id() + "\",\"status\":\"completed\"}"));
    }

    static List<LoggedEvent> events(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(Samples::event).toList();
    }

    static LoggedEvent event(int number) {
        return new LoggedEvent(
                number,
                "response.output_text.delta",
                bytes("{\"sequence_number\":" + number + ",\"delta\":\"wörd 🙂\"}"));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
