package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Databases;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.LiveAnswer;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.sql.SqlResponseStore;
import dev.parley.server.store.sql.StoreAccess;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two servers on one database. */
@Tag("STATE-15")
final class ReplicaTest {
    private static final String PATH = "/v1/responses";
    private static final String STREAMED =
            "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true,\"background\":true}";

    private ChatUpstream upstream;
    private String store;
    private TestServer maker;
    private TestServer other;
    private Http http;

    @BeforeEach
    void start() {
        assumeThat(Databases.chosen()).as("a file has one server").isEqualTo(Databases.POSTGRESQL);
        store = Databases.chosen().freshUrl();
        upstream = ChatUpstream.start();
        maker = TestServer.inFrontOf(upstream.baseUrl(), store, 0);
        other = TestServer.inFrontOf(upstream.baseUrl(), store, 0);
        http = new Http(other.uri());
    }

    @AfterEach
    void stop() {
        if (maker != null) {
            maker.close();
            other.close();
            upstream.close();
        }
    }

    @Test
    void a_live_response_is_followed_elsewhere_byte_for_byte() {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .finish("stop")
                .done());
        try (LiveAnswer original = LiveAnswer.post(maker.uri(), PATH, STREAMED)) {
            original.readUntil("early");
            String path = PATH + "/" + original.id();
            try (LiveAnswer elsewhere = LiveAnswer.get(other.uri(), path + "?stream=true")) {
                elsewhere.readUntil("early");
                gate.countDown();
                String whole = LiveAnswer.withoutComments(original.readToEnd());

                assertThat(LiveAnswer.withoutComments(elsewhere.readToEnd())).isEqualTo(whole);
                assertThat(http.get(path).at("/status")).isEqualTo("completed");
            }
        }
    }

    @Test
    void cancelling_elsewhere_stops_the_one_that_makes_it() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (LiveAnswer original = LiveAnswer.post(maker.uri(), PATH, STREAMED)) {
            original.readUntil("early");
            String path = PATH + "/" + original.id();
            JsonNode cancelled = http.post(path + "/cancel", "").json();

            assertThat(cancelled.get("status").asText()).isEqualTo("cancelled");
            upstream.assertClientLeaves(upstream.takeRequest());
            assertThat(original.readToEnd()).contains("event: response.incomplete");
            assertThat(new Http(maker.uri()).get(path).json()).isEqualTo(cancelled);
        }
    }

    @Test
    void deleting_elsewhere_stops_the_one_that_makes_it_and_leaves_nothing() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (LiveAnswer original = LiveAnswer.post(maker.uri(), PATH, STREAMED)) {
            original.readUntil("early");
            String path = PATH + "/" + original.id();

            assertThat(http.delete(path).status()).isEqualTo(200);
            upstream.assertClientLeaves(upstream.takeRequest());
            original.readToEnd();
            assertThat(new Http(maker.uri()).get(path).status()).isEqualTo(404);
            assertThat(http.get(path + "?stream=true").status()).isEqualTo(404);
        }
    }

    @Test
    void what_waits_where_a_server_ends_is_run_elsewhere_and_those_who_follow_it_there_go_on() throws Exception {
        upstream.otherwise(request -> ChatReply.stream().hold());
        for (int i = 0; i < TestServer.BACKGROUND_TURNS; i++) {
            new Http(maker.uri()).post(PATH, STREAMED.replace("\"stream\":true,", ""));
            upstream.takeRequest();
        }
        String id = new Http(maker.uri())
                .post(PATH, STREAMED.replace("\"stream\":true,", ""))
                .at("/id");
        upstream.otherwise(
                request -> ChatReply.stream().text("late").finish("stop").done());
        String path = PATH + "/" + id + "?stream=true";
        try (LiveAnswer following = LiveAnswer.get(other.uri(), path)) {
            following.readUntil("event: response.queued");
            maker.shutDown();
            String whole = LiveAnswer.withoutComments(following.readToEnd());

            assertThat(whole).contains("late", "event: response.completed");
            assertThat(http.get(path).body()).isEqualTo(whole);
        }
        assertThat(upstream.requests()).hasSize(TestServer.BACKGROUND_TURNS + 1);
    }

    @Test
    void what_another_has_taken_over_while_it_waited_is_not_run_twice_and_its_followers_hear_the_other()
            throws Exception {
        upstream.otherwise(request -> ChatReply.stream().hold());
        String running = "";
        for (int i = 0; i < TestServer.BACKGROUND_TURNS; i++) {
            running = new Http(maker.uri())
                    .post(PATH, STREAMED.replace("\"stream\":true,", ""))
                    .at("/id");
            upstream.takeRequest();
        }
        try (ResponseStore third = SqlResponseStore.open(new StoreAccess(store, null, null));
                LiveAnswer waiting = LiveAnswer.post(maker.uri(), PATH, STREAMED)) {
            waiting.readUntil("event: response.queued");
            StoredResponse taken = third.find("default", waiting.id()).orElseThrow();
            assertThat(third.takeOver("default", taken.id())).isTrue();
            http.post(PATH + "/" + running + "/cancel", ""); // its place is free now
            byte[] event = "{\"type\":\"response.completed\",\"sequence_number\":2}".getBytes(StandardCharsets.UTF_8);
            third.finish(
                    taken.withState("completed", taken.response()),
                    List.of(new LoggedEvent(2, "response.completed", event)));

            assertThat(waiting.readToEnd())
                    .endsWith("data: {\"type\":\"response.completed\",\"sequence_number\":2}\n\n");
            assertThat(upstream.requests()).hasSize(TestServer.BACKGROUND_TURNS);
        }
    }

    @Test
    void chaining_elsewhere_waits_for_the_end_and_works_after_it() {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(
                ChatReply.stream().waitFor(gate).text("walnut").finish("stop").done());
        upstream.next(ChatReply.completion("Yes."));
        try (LiveAnswer original = LiveAnswer.post(maker.uri(), PATH, STREAMED)) {
            String next = "{\"model\":\"m-1\",\"input\":\"sure?\",\"previous_response_id\":\"" + original.id() + "\"}";
            Answer early = http.post(PATH, next);

            assertThat(early.status()).isEqualTo(409);
            gate.countDown();
            original.readUntil("event: response.completed");
            assertThat(http.post(PATH, next).status()).isEqualTo(200);
            Until.is("completed", () -> http.get(PATH + "/" + original.id()).at("/status"));
        }
    }
}
