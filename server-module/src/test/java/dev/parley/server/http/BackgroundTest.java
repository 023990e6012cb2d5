package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.LiveAnswer;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Responses in the background. */
final class BackgroundTest extends ChatFixture {
    private static final String BACKGROUND = "{\"model\":\"m-1\",\"input\":\"hello\",\"background\":true}";
    private static final String STREAMED =
            "{\"model\":\"m-1\",\"input\":\"hello\",\"background\":true,\"stream\":true}";

    @Test
    void a_document_that_knows_no_queue_is_told_that_it_is_in_progress() {
        upstream.next(
                ChatReply.stream().text("Done.").finish("stop").usage(3, 2).done());

        JsonNode created = http.post(PATH, BACKGROUND, "X-Parley-Dialect", "lightcone-compat")
                .json();

        assertThat(created.get("status").asText()).isEqualTo("in_progress");
        Until.is("completed", () -> http.get(path(created)).at("/status"));
    }

    @Test
    @Tag("STATE-08")
    void it_is_queued_at_once_and_finishes_without_a_client() {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .waitFor(gate)
                .text("Done.")
                .finish("stop")
                .usage(3, 2)
                .done());
        JsonNode created = http.post(PATH, BACKGROUND).json();
        String path = path(created);

        assertThat(created.get("status").asText()).isEqualTo("queued");
        assertThat(created.get("background").asBoolean()).isTrue();
        assertThat(created.get("output")).isEmpty();
        Until.is("in_progress", () -> http.get(path).at("/status"));
        gate.countDown();
        Until.is("completed", () -> http.get(path).at("/status"));
        JsonNode finished = http.get(path).json();
        assertThat(finished.at("/output/0/content/0/text").asText()).isEqualTo("Done.");
        assertThat(finished.at("/usage/total_tokens").asInt()).isEqualTo(5);
        assertThat(finished.get("background").asBoolean()).isTrue();
        assertThat(finished.get("created_at")).isEqualTo(created.get("created_at"));
    }

    @Test
    @Tag("STREAM-03")
    void its_stream_says_that_it_was_queued_and_began() {
        upstream.next(ChatReply.stream().text("Done.").finish("stop").done());
        List<Http.Frame> frames = http.post(PATH, STREAMED).frames();

        assertThat(frames.stream().map(Http.Frame::type))
                .startsWith("response.created", "response.queued", "response.in_progress", "response.output_item.added")
                .endsWith("response.completed");
        assertThat(frames.get(0).data().at("/response/status").asText()).isEqualTo("queued");
        assertThat(frames.get(2).data().at("/response/status").asText()).isEqualTo("in_progress");
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).data().get("sequence_number").asInt()).isEqualTo(i);
        }
    }

    @Test
    @Tag("STATE-12")
    void a_client_that_leaves_its_stream_does_not_stop_it() {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .finish("stop")
                .done());
        String id;
        try (LiveAnswer stream = LiveAnswer.post(server.uri(), PATH, STREAMED)) {
            stream.readUntil("early");
            id = stream.id();
        }
        gate.countDown();

        Until.is("completed", () -> http.get(PATH + "/" + id).at("/status"));
        assertThat(http.get(PATH + "/" + id).at("/output/0/content/0/text")).isEqualTo("early late");
    }

    @Test
    @Tag("STATE-08")
    void without_a_store_it_is_a_400_naming_background() {
        Answer answer = http.post(PATH, BACKGROUND.replace("true", "true,\"store\":false"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("background");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void v5_has_no_background() {
        Answer answer = http.post("/v5/responses", BACKGROUND.replace("m-1", "vendor/m-1"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("unknown_parameter");
        assertThat(answer.at("/error/param")).isEqualTo("background");
    }

    @Test
    @Tag("STATE-09")
    void cancelling_one_in_progress_closes_the_upstream_and_twice_is_the_same() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        String path = path(http.post(PATH, BACKGROUND).json());
        Until.is("in_progress", () -> http.get(path).at("/status"));
        Instant begin = Instant.now();
        Answer cancelled = http.post(path + "/cancel", "");

        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.at("/status")).isEqualTo("cancelled");
        assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(2));
        upstream.assertClientLeaves(upstream.takeRequest());
        assertThat(http.post(path + "/cancel", "").json()).isEqualTo(cancelled.json());
        assertThat(http.get(path).json()).isEqualTo(cancelled.json());
    }

    @Test
    @Tag("STATE-09")
    void one_that_is_cancelled_while_it_waits_never_asks_the_upstream() throws Exception {
        upstream.otherwise(request -> ChatReply.stream().text("early").hold());
        for (int i = 0; i < TestServer.BACKGROUND_TURNS; i++) {
            http.post(PATH, BACKGROUND);
            upstream.takeRequest();
        }
        String path = path(http.post(PATH, BACKGROUND).json());

        assertThat(http.get(path).at("/status")).isEqualTo("queued");
        assertThat(http.post(path + "/cancel", "").at("/status")).isEqualTo("cancelled");
        assertThat(http.get(path + "?stream=true").frames().stream().map(Http.Frame::type))
                .containsExactly("response.created", "response.queued", "response.incomplete");
        assertThat(upstream.requests()).hasSize(TestServer.BACKGROUND_TURNS);
    }

    @Test
    void more_than_may_wait_are_refused_with_a_time_to_come_back_and_cancelling_makes_room() {
        upstream.otherwise(request -> ChatReply.stream().hold());
        String last = "";
        for (int i = 0; i < TestServer.BACKGROUND_TURNS + TestServer.BACKGROUND_QUEUE; i++) {
            last = path(http.post(PATH, BACKGROUND).json());
        }
        Answer refused = http.post(PATH, BACKGROUND);

        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.at("/error/code")).isEqualTo("background_queue_full");
        assertThat(refused.raw().headers().firstValue("retry-after")).isPresent();
        http.post(last + "/cancel", "");
        assertThat(http.post(PATH, BACKGROUND).status()).isEqualTo(200);
    }

    @Test
    @Tag("STATE-09")
    void one_that_has_finished_cannot_be_cancelled() {
        upstream.next(ChatReply.stream().text("Done.").finish("stop").done());
        String path = path(http.post(PATH, BACKGROUND).json());
        Until.is("completed", () -> http.get(path).at("/status"));
        Answer answer = http.post(path + "/cancel", "");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.at("/error/code")).isEqualTo("response_not_cancellable");
    }

    @Test
    @Tag("STATE-07")
    void deleting_one_in_progress_closes_the_upstream_and_leaves_nothing() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        String path = path(http.post(PATH, BACKGROUND).json());
        Until.is("in_progress", () -> http.get(path).at("/status"));

        assertThat(http.delete(path).at("/deleted")).isEqualTo("true");
        upstream.assertClientLeaves(upstream.takeRequest());
        assertThat(http.get(path).status()).isEqualTo(404);
        assertThat(http.get(path + "?stream=true").status()).isEqualTo(404);
        assertThat(http.get(path + "/input_items").status()).isEqualTo(404);
        assertThat(http.post(path + "/cancel", "").status()).isEqualTo(404);
    }

    @Test
    @Tag("ERROR-02")
    void one_whose_upstream_fails_is_failed_and_says_why() {
        upstream.next(ChatReply.json(500, "{\"error\":{\"message\":\"secret details\"}}"));
        String path = path(http.post(PATH, BACKGROUND).json());

        Until.is("failed", () -> http.get(path).at("/status"));
        assertThat(http.get(path).at("/error/code")).isEqualTo("server_error");
    }

    @Test
    @Tag("STATE-03")
    void chaining_to_one_that_waits_is_a_conflict_and_works_right_after_its_end() {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(
                ChatReply.stream().waitFor(gate).text("walnut").finish("stop").done());
        upstream.next(ChatReply.completion("Yes."));
        try (LiveAnswer stream = LiveAnswer.post(server.uri(), PATH, STREAMED)) {
            String next = "{\"model\":\"m-1\",\"input\":\"sure?\",\"previous_response_id\":\"" + stream.id() + "\"}";

            Answer early = http.post(PATH, next);
            assertThat(early.status()).isEqualTo(409);
            assertThat(early.at("/error/code")).isEqualTo("previous_response_not_finished");
            gate.countDown();
            stream.readUntil("event: response.completed");
            assertThat(http.post(PATH, next).status()).isEqualTo(200);
        }
        assertThat(upstream.requests().get(1).body()).contains("hello", "walnut", "sure?");
    }

    private static String path(JsonNode response) {
        return PATH + "/" + response.get("id").asText();
    }
}
