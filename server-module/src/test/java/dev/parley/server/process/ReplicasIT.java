package dev.parley.server.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Databases;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.LiveAnswer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ReceivedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two server processes on one PostgreSQL: whatever one makes, the other one knows, also when the first is killed. */
@Tag("STATE-15")
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
final class ReplicasIT {
    private static final String PATH = "/v1/responses";
    private static final String WITH_EVENTS = "\"stream\":true,\"background\":true";

    /** What docs/scaling.md promises: a lease, and the next time that somebody looks. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(20);

    private ChatUpstream upstream;
    private List<ServerProcess> servers;

    @BeforeAll
    void start() {
        upstream = ChatUpstream.start();
        String configuration = """
                port: 0
                store: "%s"
                lifecycle: {heartbeat_seconds: 1, drain_seconds: 0, background_turns: 2, background_queue: 8}
                routes: [{model: "*", engine: chat, url: "%s", timeout_seconds: 60}]
                """.formatted(Databases.POSTGRESQL.freshUrl(), upstream.baseUrl());
        servers = List.of(ServerProcess.start(configuration), ServerProcess.start(configuration));
    }

    @AfterAll
    void stop() {
        servers.forEach(ServerProcess::close);
        upstream.close();
    }

    @Order(1)
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void what_one_has_made_the_other_shows_lists_continues_and_deletes(int maker) {
        Http here = servers.get(maker).http();
        Http there = servers.get(1 - maker).http();
        upstream.next(ChatReply.completion("walnut"));
        upstream.next(ChatReply.completion("Yes."));
        JsonNode made = here.post(PATH, asking("a tree?", "\"store\":true")).json();
        String path = PATH + "/" + made.get("id").asText();

        assertThat(there.get(path).json()).isEqualTo(made);
        assertThat(there.get(path + "/input_items").json())
                .isEqualTo(here.get(path + "/input_items").json());
        assertThat(there.get(PATH).json()).isEqualTo(here.get(PATH).json());
        Answer next = there.post(
                PATH,
                asking("sure?", "\"previous_response_id\":\"" + made.get("id").asText() + "\""));
        assertThat(next.status()).isEqualTo(200);
        assertThat(upstream.requests().get(upstream.requests().size() - 1).body())
                .contains("a tree?", "walnut", "sure?");
        assertThat(there.delete(path).at("/deleted")).isEqualTo("true");
        assertThat(here.get(path).status()).isEqualTo(404);
        assertThat(here.get(PATH + "/" + next.at("/id")).status()).isEqualTo(200);
    }

    @Order(2)
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void what_one_is_making_the_other_follows_and_gives_again_byte_for_byte(int maker) {
        Http there = servers.get(1 - maker).http();
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" läte 🙂")
                .finish("stop")
                .usage(3, 2)
                .done());
        try (LiveAnswer original = LiveAnswer.post(servers.get(maker).uri(), PATH, asking("hello", WITH_EVENTS))) {
            original.readUntil("early");
            String path = PATH + "/" + original.id();
            try (LiveAnswer live = LiveAnswer.get(servers.get(1 - maker).uri(), path + "?stream=true")) {
                live.readUntil("early");
                gate.countDown();
                String whole = LiveAnswer.withoutComments(original.readToEnd());

                assertThat(LiveAnswer.withoutComments(live.readToEnd())).isEqualTo(whole);
                assertThat(there.get(path + "?stream=true").body()).isEqualTo(whole);
                List<String> frames = List.of(whole.split("(?<=\n\n)"));
                for (int after = 0; after < frames.size(); after++) {
                    assertThat(there.get(path + "?stream=true&starting_after=" + after)
                                    .body())
                            .isEqualTo(String.join("", frames.subList(after + 1, frames.size())));
                }
            }
        }
    }

    @Order(3)
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void what_one_is_making_the_other_cancels(int maker) throws Exception {
        Http here = servers.get(maker).http();
        upstream.next(ChatReply.stream().text("early").hold());
        try (LiveAnswer original = LiveAnswer.post(servers.get(maker).uri(), PATH, asking("hello", WITH_EVENTS))) {
            original.readUntil("early");
            String path = PATH + "/" + original.id();
            JsonNode cancelled =
                    servers.get(1 - maker).http().post(path + "/cancel", "").json();

            assertThat(cancelled.get("status").asText()).isEqualTo("cancelled");
            upstream.assertClientLeaves(lastAsked());
            assertThat(original.readToEnd()).contains("event: response.incomplete");
            assertThat(here.get(path).json()).isEqualTo(cancelled);
            assertThat(here.post(path + "/cancel", "").json()).isEqualTo(cancelled);
        }
    }

    @Order(4)
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void what_one_is_making_the_other_deletes(int maker) throws Exception {
        Http here = servers.get(maker).http();
        upstream.next(ChatReply.stream().text("early").hold());
        try (LiveAnswer original = LiveAnswer.post(servers.get(maker).uri(), PATH, asking("hello", WITH_EVENTS))) {
            original.readUntil("early");
            String path = PATH + "/" + original.id();

            assertThat(servers.get(1 - maker).http().delete(path).status()).isEqualTo(200);
            upstream.assertClientLeaves(lastAsked());
            original.readToEnd();
            assertThat(here.get(path).status()).isEqualTo(404);
            assertThat(here.get(path + "?stream=true").status()).isEqualTo(404);
        }
    }

    @Order(5)
    @Test
    void what_a_killed_one_was_making_has_failed_and_what_waited_there_is_made_by_the_other() {
        Http there = servers.get(1).http();
        upstream.otherwise(request -> request.body().contains("waiting")
                ? ChatReply.stream().text("late").finish("stop").usage(3, 2).done()
                : ChatReply.stream().text("early").hold());
        try (LiveAnswer foreground = LiveAnswer.post(servers.get(0).uri(), PATH, asking("hello", "\"stream\":true"));
                LiveAnswer first = LiveAnswer.post(servers.get(0).uri(), PATH, asking("hello", WITH_EVENTS));
                LiveAnswer second = LiveAnswer.post(servers.get(0).uri(), PATH, asking("hello", WITH_EVENTS))) {
            List<LiveAnswer> making = List.of(foreground, first, second);
            making.forEach(stream -> stream.readUntil("early"));
            String waiting = servers.get(0)
                    .http()
                    .post(PATH, asking("waiting", "\"background\":true"))
                    .at("/id");
            try (LiveAnswer failing = following(first.id());
                    LiveAnswer queued = following(waiting)) {
                failing.readUntil("early");
                queued.readUntil("event: response.queued");
                servers.get(0).kill();
                List<String> ids = List.of(foreground.id(), first.id(), second.id(), waiting);
                Until.within(TAKEN_OVER, "[failed, failed, failed, completed]", () -> statuses(there, ids));

                making.forEach(stream -> assertInterrupted(stream.id()));
                assertThat(LiveAnswer.withoutComments(failing.readToEnd())).isEqualTo(stream(first.id()));
                assertThat(LiveAnswer.withoutComments(queued.readToEnd())).isEqualTo(stream(waiting));
                assertThat(stream(first.id())).contains("early").contains("event: response.failed");
            }
            assertMade(waiting);
        }
    }

    /** Once, with events as if nothing had happened. */
    private void assertMade(String id) {
        List<Frame> frames =
                servers.get(1).http().get(PATH + "/" + id + "?stream=true").frames();

        assertThat(frames.stream().map(Frame::type))
                .startsWith("response.created", "response.queued", "response.in_progress")
                .endsWith("response.completed");
        assertNumbered(frames);
        assertThat(upstream.requests().stream().filter(request -> request.body().contains("waiting")))
                .hasSize(1);
    }

    private LiveAnswer following(String id) {
        return LiveAnswer.get(servers.get(1).uri(), PATH + "/" + id + "?stream=true");
    }

    private String stream(String id) {
        return servers.get(1).http().get(PATH + "/" + id + "?stream=true").body();
    }

    private static void assertNumbered(List<Frame> frames) {
        for (int number = 0; number < frames.size(); number++) {
            assertThat(frames.get(number).data().get("sequence_number").asInt()).isEqualTo(number);
        }
    }

    private void assertInterrupted(String id) {
        Http there = servers.get(1).http();
        Answer response = there.get(PATH + "/" + id);
        List<Frame> frames = there.get(PATH + "/" + id + "?stream=true").frames();

        assertThat(response.at("/error/code")).isEqualTo("server_error");
        assertThat(response.at("/error/message")).contains("interrupted");
        assertNumbered(frames);
        assertThat(frames.get(frames.size() - 1).data().get("response")).isEqualTo(response.json());
    }

    private static String statuses(Http http, List<String> ids) {
        return ids.stream()
                .map(id -> http.get(PATH + "/" + id).at("/status"))
                .toList()
                .toString();
    }

    private ReceivedRequest lastAsked() {
        return upstream.requests().get(upstream.requests().size() - 1);
    }

    private static String asking(String input, String more) {
        return "{\"model\":\"m-1\",\"input\":\"" + input + "\"," + more + "}";
    }
}
