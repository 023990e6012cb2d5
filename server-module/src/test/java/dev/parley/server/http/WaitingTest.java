package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Databases;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.store.EventLog;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.WaitingResponse;
import dev.parley.server.store.sql.SqlResponseStore;
import dev.parley.server.store.sql.StoreAccess;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Background responses that waited at a server that has ended: the next one runs them as if nothing had happened. */
final class WaitingTest {
    private static final String PATH = "/v1/responses";
    private static final String BACKGROUND = "{\"model\":\"m-1\",\"input\":\"%s\",\"background\":true%s}";

    private final String url = Databases.chosen().freshUrl();
    private final ChatUpstream upstream = ChatUpstream.start();

    @AfterEach
    void stop() {
        upstream.close();
    }

    @Test
    @Tag("STATE-08")
    @Tag("STATE-10")
    void it_is_made_by_the_next_server_once_as_it_was_asked_for() throws Exception {
        JsonNode queued;
        try (TestServer first = TestServer.inFrontOf(upstream.baseUrl(), url, 0)) {
            Http http = new Http(first.uri());
            upstream.next(ChatReply.completion("walnut"));
            String earlier =
                    http.post(PATH, "{\"model\":\"m-1\",\"input\":\"a tree?\"}").at("/id");
            upstream.otherwise(request -> ChatReply.stream().hold());
            for (int i = 0; i < TestServer.BACKGROUND_TURNS; i++) {
                http.post(PATH, BACKGROUND.formatted("busy", ""));
                upstream.takeRequest();
            }
            queued = http.post(PATH, BACKGROUND.formatted("sure?", more(earlier)))
                    .json();
        }
        int before = upstream.requests().size();
        upstream.otherwise(request ->
                ChatReply.stream().text("Yes.").finish("stop").usage(3, 2).done());
        try (TestServer next = TestServer.inFrontOf(upstream.baseUrl(), url, 0)) {
            Http http = new Http(next.uri());
            Until.is("completed", () -> http.get(path(queued)).at("/status"));
            JsonNode made = http.get(path(queued)).json();

            assertThat(made.at("/output/0/content/0/text").asText()).isEqualTo("Yes.");
            for (String echoed : List.of("id", "created_at", "instructions", "metadata", "previous_response_id")) {
                assertThat(made.get(echoed)).isEqualTo(queued.get(echoed));
            }
            assertThat(upstream.requests()).hasSize(before + 1);
            assertThat(upstream.requests().get(before).body())
                    .contains("a tree?", "walnut", "sure?", "Be brief.", "\"stream\":true");
            List<Frame> frames = frames(http, path(queued));
            assertWhole(frames);
            assertThat(frames.get(1).data().get("response")).isEqualTo(queued);
            assertThat(frames.get(frames.size() - 1).data().get("response")).isEqualTo(made);
        }
    }

    @Test
    void its_events_are_all_there_also_if_none_was_written_before_the_kill() {
        leave(request("m-1", ""), null, 1);
        upstream.next(ChatReply.stream().text("Yes.").finish("stop").done());
        try (TestServer next = TestServer.inFrontOf(upstream.baseUrl(), url, 0)) {
            Http http = new Http(next.uri());
            Until.is("completed", () -> http.get(PATH + "/" + id(0)).at("/status"));

            assertWhole(frames(http, PATH + "/" + id(0)));
            assertThat(http.get(PATH + "/" + id(0) + "/input_items").at("/data/0/content/0/text"))
                    .isEqualTo("hello");
        }
    }

    @Test
    @Tag("STATE-09")
    void one_that_runs_again_can_be_cancelled() throws Exception {
        leave(request("m-1", ""), null, 1);
        upstream.next(ChatReply.stream().text("early").hold());
        try (TestServer next = TestServer.inFrontOf(upstream.baseUrl(), url, 0)) {
            Http http = new Http(next.uri());
            Until.is("in_progress", () -> http.get(PATH + "/" + id(0)).at("/status"));
            Answer cancelled = http.post(PATH + "/" + id(0) + "/cancel", "");

            assertThat(cancelled.at("/status")).isEqualTo("cancelled");
            upstream.assertClientLeaves(upstream.takeRequest());
            assertThat(http.get(PATH + "/" + id(0)).json()).isEqualTo(cancelled.json());
        }
    }

    @Test
    @Tag("STATE-09")
    void one_that_nobody_has_taken_up_yet_can_be_cancelled_and_is_never_run() throws Exception {
        upstream.otherwise(request -> ChatReply.stream().hold());
        int places = TestServer.BACKGROUND_TURNS + TestServer.BACKGROUND_QUEUE;
        leave(request("m-1", ""), null, places + 1);
        try (TestServer full = TestServer.inFrontOf(upstream.baseUrl(), url, 0)) {
            Http http = new Http(full.uri());
            String last = PATH + "/" + id(places);
            upstream.takeRequest();
            upstream.takeRequest();

            assertThat(http.get(last).at("/status")).isEqualTo("queued");
            assertThat(http.post(last + "/cancel", "").at("/status")).isEqualTo("cancelled");
            assertThat(frames(http, last)).last().matches(end -> end.type().equals("response.incomplete"));
            assertThat(upstream.requests()).hasSize(TestServer.BACKGROUND_TURNS);
        }
    }

    @Test
    @Tag("ERROR-02")
    void one_whose_model_the_next_server_does_not_have_fails_and_says_so() {
        leave(request("m-1", ""), null, 1);
        try (TestServer next = TestServer.on(url)) {
            Http http = new Http(next.uri());
            Until.is("failed", () -> http.get(PATH + "/" + id(0)).at("/status"));

            assertThat(http.get(PATH + "/" + id(0)).at("/error/code")).isEqualTo("invalid_prompt");
            assertThat(http.get(PATH + "/" + id(0)).at("/error/message")).contains("'m-1' does not exist");
            assertThat(frames(http, PATH + "/" + id(0)))
                    .last()
                    .matches(last -> last.type().equals("response.failed"));
        }
    }

    @Test
    @Tag("INPUT-04")
    void one_that_asks_for_what_the_next_server_does_not_serve_fails_and_names_it() {
        leave(request("parley-scripted", ",\"top_logprobs\":3"), null, 1);
        try (TestServer next = TestServer.on(url)) {
            Http http = new Http(next.uri());
            Until.is("failed", () -> http.get(PATH + "/" + id(0)).at("/status"));

            assertThat(http.get(PATH + "/" + id(0)).at("/error/message")).contains("'top_logprobs'");
        }
    }

    @Test
    @Tag("STATE-04")
    void one_whose_chain_was_deleted_meanwhile_fails_and_says_so() {
        leave(request("m-1", ""), "resp_gone", 1);
        try (TestServer next = TestServer.inFrontOf(upstream.baseUrl(), url, 0)) {
            Http http = new Http(next.uri());
            Until.is("failed", () -> http.get(PATH + "/" + id(0)).at("/status"));

            assertThat(http.get(PATH + "/" + id(0)).at("/error/message")).contains("'resp_gone' not found");
            assertThat(upstream.requests()).isEmpty();
        }
    }

    /** Leaves what a server leaves that has ended before it came to them. */
    private void leave(String request, String previous, int count) {
        ResponseStore store = SqlResponseStore.open(new StoreAccess(url, null, null));
        for (int number = 0; number < count; number++) {
            String json = "{\"id\":\"" + id(number) + "\",\"object\":\"response\",\"created_at\":1790000000,"
                    + "\"status\":\"queued\",\"model\":\"m-1\",\"output\":[],\"background\":true}";
            StoredResponse queued = new StoredResponse(
                    id(number),
                    "default",
                    "openai-v1",
                    previous,
                    Instant.now(),
                    "queued",
                    EventLog.KEPT,
                    bytes("[{\"type\":\"message\",\"id\":\"msg_1\",\"role\":\"user\",\"content\":\"hello\"}]"),
                    bytes(json));
            store.insert(new WaitingResponse(queued, bytes(request)));
            store.release(Set.of(queued.id()));
        }
        store.close();
    }

    private static String request(String model, String more) {
        return "{\"model\":\"" + model + "\",\"background\":true" + more + "}";
    }

    private static String more(String previous) {
        return ",\"previous_response_id\":\"" + previous
                + "\",\"instructions\":\"Be brief.\",\"metadata\":{\"a\":\"b\"}";
    }

    private static String id(int number) {
        return "resp_%032x".formatted(number);
    }

    private static String path(JsonNode response) {
        return PATH + "/" + response.get("id").asText();
    }

    private static List<Frame> frames(Http http, String path) {
        return http.get(path + "?stream=true").frames();
    }

    private static void assertWhole(List<Frame> frames) {
        assertThat(frames.stream().map(Frame::type))
                .startsWith("response.created", "response.queued", "response.in_progress", "response.output_item.added")
                .endsWith("response.completed");
        for (int number = 0; number < frames.size(); number++) {
            assertThat(frames.get(number).data().get("sequence_number").asInt()).isEqualTo(number);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
