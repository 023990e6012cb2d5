package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Databases;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.sql.SqlResponseStore;
import dev.parley.server.store.sql.StoreAccess;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server finds in its store: responses of one that was killed, and events past their window. */
final class RecoveryTest {
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final String ID = "resp_0123456789abcdef0123456789abcdef";
    private static final String PATH = "/v1/responses/" + ID;

    private final String url = Databases.chosen().freshUrl();

    @ParameterizedTest
    @CsvSource({"queued, openai-v1", "in_progress, openai-v1", "in_progress, lightcone-v1"})
    void a_response_that_was_live_has_failed_and_its_stream_says_so(String status, String dialect) {
        leave(status, dialect, EventLog.KEPT);
        try (TestServer server = TestServer.on(url)) {
            Http http = new Http(server.uri());
            awaitLease(http);
            JsonNode response = http.get(PATH).json();
            List<Frame> frames = http.get(PATH + "?stream=true").frames();

            assertThat(response.get("status").asText()).isEqualTo("failed");
            assertThat(frames.stream().map(Frame::type)).containsExactly("response.created", "response.failed");
            assertThat(frames.get(1).data().get("sequence_number").asInt()).isEqualTo(1);
            assertThat(frames.get(1).data().get("response")).isEqualTo(response);
            if (dialect.equals("openai-v1")) {
                assertThat(response.at("/error/code").asText()).isEqualTo("server_error");
                assertThat(response.at("/error/message").asText()).contains("interrupted");
            }
            assertThat(http.post(PATH + "/cancel", "").status()).isEqualTo(400);
        }
    }

    @Test
    void one_without_events_fails_too() {
        leave("in_progress", "openai-v1", EventLog.NONE);
        try (TestServer server = TestServer.on(url)) {
            Http http = new Http(server.uri());
            awaitLease(http);

            assertThat(http.get(PATH).at("/status")).isEqualTo("failed");
            assertThat(http.get(PATH + "?stream=true").at("/error/code")).isEqualTo("response_not_streamed");
        }
    }

    @Test
    @Tag("STATE-11")
    void events_past_their_window_are_a_400_and_the_response_is_still_there() {
        leave("completed", "openai-v1", EventLog.GONE);
        try (TestServer server = TestServer.on(url)) {
            Http http = new Http(server.uri());
            Answer resumed = http.get(PATH + "?stream=true&starting_after=0");

            assertThat(resumed.status()).isEqualTo(400);
            assertThat(resumed.at("/error/code")).isEqualTo("resume_window_passed");
            assertThat(resumed.at("/error/param")).isEqualTo("stream");
            assertThat(http.get(PATH).at("/status")).isEqualTo("completed");
        }
    }

    /** Leaves what a killed process leaves: a store that is never closed in order keeps its leases. */
    private void leave(String status, String dialect, EventLog log) {
        ResponseStore store = SqlResponseStore.open(new StoreAccess(url, null, null));
        String json = "{\"id\":\"" + ID + "\",\"object\":\"response\",\"created_at\":1790000000,\"status\":\"" + status
                + "\",\"model\":\"m\",\"output\":[],\"background\":false}";
        store.insert(new StoredResponse(
                ID,
                "default",
                dialect,
                null,
                Instant.now(),
                status,
                log,
                "[]".getBytes(StandardCharsets.UTF_8),
                json.getBytes(StandardCharsets.UTF_8)));
        if (log == EventLog.KEPT) {
            String event = "{\"type\":\"response.created\",\"sequence_number\":0,\"response\":" + json + "}";
            store.append(ID, List.of(new LoggedEvent(0, "response.created", event.getBytes(StandardCharsets.UTF_8))));
        }
        store.close();
    }

    /** A file has one server, so that what another left is known at once; elsewhere its lease has to run out. */
    private static void awaitLease(Http http) {
        if (Databases.chosen() == Databases.SQLITE) {
            return;
        }
        Until.within(LEASE.plusSeconds(15), "failed", () -> http.get(PATH).at("/status"));
    }
}
