package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.Databases;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.LiveAnswer;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is asked to end: what runs may finish, what does not finish fails and says so, nothing new begins. */
final class ShutdownTest {
    private static final String PATH = "/v1/responses";

    private final String store = Databases.chosen().freshUrl();
    private ChatUpstream upstream;

    @BeforeEach
    void start() {
        upstream = ChatUpstream.start();
    }

    @AfterEach
    void stop() {
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void what_does_not_end_in_time_fails_and_its_client_is_told(boolean background) throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        String whole;
        String id;
        try (TestServer server = TestServer.inFrontOf(upstream.baseUrl(), store, 0);
                LiveAnswer stream = LiveAnswer.post(server.uri(), PATH, streamed(background))) {
            stream.readUntil("early");
            id = stream.id();
            server.shutDown();
            whole = stream.readToEnd();
        }

        assertThat(whole)
                .contains("event: response.output_item.done", "event: response.failed", "The server is shutting down.");
        upstream.assertClientLeaves(upstream.takeRequest());
        try (TestServer next = TestServer.inFrontOf(upstream.baseUrl(), store, 0)) {
            Answer stored = new Http(next.uri()).get(PATH + "/" + id);
            assertThat(stored.at("/status")).isEqualTo("failed");
            assertThat(stored.at("/error/code")).isEqualTo("server_error");
            assertThat(stored.at("/output/0/content/0/text")).isEqualTo("early");
            assertThat(new Http(next.uri())
                            .get(PATH + "/" + id + "?stream=true")
                            .body())
                    .isEqualTo(LiveAnswer.withoutComments(whole));
        }
    }

    @Test
    void what_ends_in_time_is_complete_and_new_work_is_refused_meanwhile() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .finish("stop")
                .done());
        try (TestServer server = TestServer.inFrontOf(upstream.baseUrl(), store, 20);
                LiveAnswer stream = LiveAnswer.post(server.uri(), PATH, streamed(false))) {
            Http http = new Http(server.uri());
            stream.readUntil("early");
            assertThat(http.get("/readyz").status()).isEqualTo(200);
            CompletableFuture<Void> closing = CompletableFuture.runAsync(server::shutDown);
            Until.is("503", () -> String.valueOf(http.get("/readyz").status()));

            Answer refused = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"more\"}");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.at("/error/code")).isEqualTo("server_shutting_down");
            assertThat(refused.raw().headers().firstValue("retry-after")).isPresent();
            assertThat(http.get("/healthz").status()).isEqualTo(200);
            assertThat(http.get(PATH + "/" + stream.id()).status()).isEqualTo(200);
            gate.countDown();
            assertThat(stream.readToEnd()).contains("early late", "event: response.completed");
            closing.get(10, TimeUnit.SECONDS);
        }
        assertThat(upstream.requests()).hasSize(1);
    }

    @Test
    void a_json_answer_that_does_not_end_in_time_is_a_503() throws Exception {
        upstream.next(ChatReply.json("{\"id\":").hold());
        try (TestServer server = TestServer.inFrontOf(upstream.baseUrl(), store, 0)) {
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(
                    () -> new Http(server.uri()).post(PATH, "{\"model\":\"m-1\",\"input\":\"hello\"}"));
            upstream.takeRequest();
            server.shutDown();

            assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(503);
            assertThat(answer.get().at("/error/code")).isEqualTo("server_shutting_down");
        }
    }

    @Test
    void what_waits_in_the_background_is_left_to_the_next_server_and_its_stream_breaks_off() throws Exception {
        upstream.otherwise(request -> ChatReply.stream().hold());
        String path;
        try (TestServer server = TestServer.inFrontOf(upstream.baseUrl(), store, 0)) {
            for (int i = 0; i < TestServer.BACKGROUND_TURNS; i++) {
                new Http(server.uri()).post(PATH, "{\"model\":\"m-1\",\"input\":\"hello\",\"background\":true}");
                upstream.takeRequest();
            }
            try (LiveAnswer stream = LiveAnswer.post(server.uri(), PATH, streamed(true))) {
                stream.readUntil("event: response.queued");
                path = PATH + "/" + stream.id();
                server.shutDown();

                assertThatThrownBy(stream::readToEnd).hasMessageContaining("broke off");
            }
        }
        upstream.otherwise(
                request -> ChatReply.stream().text("late").finish("stop").done());
        try (TestServer next = TestServer.inFrontOf(upstream.baseUrl(), store, 0)) {
            Until.is("completed", () -> new Http(next.uri()).get(path).at("/status"));
            assertThat(new Http(next.uri())
                            .get(path + "?stream=true&starting_after=1")
                            .frames())
                    .first()
                    .matches(event -> event.type().equals("response.in_progress"));
        }
    }

    private static String streamed(boolean background) {
        return "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true,\"background\":" + background + "}";
    }
}
