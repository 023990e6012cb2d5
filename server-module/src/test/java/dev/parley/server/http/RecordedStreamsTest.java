package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIf;

/** Streams of real upstreams come out legal, with the same items, texts and arguments, and none of the upstream's ids. */
@EnabledIf("areThere")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RecordedStreamsTest {
    private static final Path RECORDINGS = Path.of("..", "..", "shared", "recordings");
    private static final String REQUEST = "{\"model\":\"any/model\",\"input\":\"Hi\",\"stream\":true,\"store\":false}";

    private ChatUpstream upstream;
    private TestServer server;
    private Http http;

    static boolean areThere() {
        return Files.exists(RECORDINGS.resolve("streams.jsonl"));
    }

    @BeforeAll
    void start() {
        upstream = ChatUpstream.start();
        server = TestServer.routed(
                new Route("*", EngineKind.RESPONSES, upstream.baseUrl().toString(), null, null, 5));
        http = new Http(server.uri());
    }

    @AfterAll
    void stop() {
        server.close();
        upstream.close();
    }

    @Test
    void each_recorded_stream_comes_out_legal_and_says_the_same() throws IOException {
        int streams = 0;
        SoftAssertions softly = new SoftAssertions();
        try (Stream<String> lines = Files.lines(RECORDINGS.resolve("streams.jsonl"))) {
            for (String line : (Iterable<String>) lines::iterator) {
                JsonNode recording = Http.tree(line);
                List<JsonNode> events = new ArrayList<>();
                ChatReply reply = reply(recording, events);
                if (!isWhole(events)) {
                    continue;
                }
                String source = recording.path("source").asText();
                Answer answer = answer(reply);
                softly.check(() -> assertSame(source, events, answer));
                streams++;
            }
        }
        softly.assertAll();
        assertThat(streams).isGreaterThan(700);
    }

    @Test
    void streams_with_unusual_framing_come_out_legal() throws IOException {
        for (String line : Files.readAllLines(RECORDINGS.resolve("raw_sse.jsonl"))) {
            JsonNode recording = Http.tree(line);
            Answer answer = answer(ChatReply.stream().raw(recording.path("text").asText()));
            JsonNode response = StreamGrammar.check(answer.frames());

            assertThat(response.path("status").asText())
                    .as(recording.path("source").asText())
                    .isEqualTo("completed");
            assertThat(response.path("output"))
                    .as(recording.path("source").asText())
                    .isNotEmpty();
        }
    }

    private Answer answer(ChatReply reply) {
        upstream.next(reply);
        return http.post("/v5/responses", REQUEST);
    }

    private static ChatReply reply(JsonNode recording, List<JsonNode> events) {
        ChatReply reply = ChatReply.stream();
        StringBuilder text = new StringBuilder();
        for (JsonNode event : recording.path("events")) {
            JsonNode data = event.path("data");
            if (data.isObject()) {
                events.add(data);
                text.append("event: ").append(data.path("type").asText()).append('\n');
            }
            text.append("data: ")
                    .append(data.isTextual() ? data.asText() : data.toString())
                    .append("\n\n");
        }
        return reply.raw(text.toString());
    }

    /** A few recordings hold frames that the recorder tore apart. */
    private static boolean isWhole(List<JsonNode> events) {
        return !events.isEmpty()
                && events.stream()
                        .noneMatch(event -> event.path("type").asText().equals("error"))
                && events.get(events.size() - 1).path("type").asText().matches("response\\.(completed|incomplete)");
    }

    private static void assertSame(String source, List<JsonNode> events, Answer answer) {
        assertThat(answer.status()).as(source).isEqualTo(200);
        JsonNode response;
        try {
            response = StreamGrammar.check(answer.frames());
        } catch (AssertionError e) {
            throw new AssertionError(source + ": " + e.getMessage(), e);
        }
        JsonNode last = events.get(events.size() - 1);
        assertThat("response." + response.path("status").asText())
                .as(source)
                .isEqualTo(last.path("type").asText());
        List<JsonNode> recorded = new ArrayList<>();
        events.stream()
                .filter(event -> event.path("type").asText().equals("response.output_item.done"))
                .sorted((a, b) ->
                        a.path("output_index").asInt() - b.path("output_index").asInt())
                .forEach(event -> recorded.add(event.path("item")));
        assertThat(response.path("output")).as(source).hasSameSizeAs(recorded);
        for (int i = 0; i < recorded.size(); i++) {
            assertSame(
                    source + " item " + i,
                    recorded.get(i),
                    response.path("output").get(i));
        }
        assertThat(answer.body())
                .as(source)
                .doesNotContain(last.at("/response/id").asText() + "\"");
    }

    private static void assertSame(String where, JsonNode recorded, JsonNode item) {
        assertThat(item.path("type")).as(where).isEqualTo(recorded.path("type"));
        boolean searchesTools =
                recorded.path("type").asText().equals("tool_search_call"); // has changed its call_id on the way
        for (String member :
                List.of("name", "arguments", "input", "call_id", "encrypted_content", "action", "result")) {
            if (!searchesTools || !member.equals("call_id")) {
                assertThat(given(item, member)).as(where + " " + member).isEqualTo(given(recorded, member));
            }
        }
        for (String list : List.of("content", "summary")) {
            List<String> texts = new ArrayList<>();
            recorded.path(list).forEach(part -> texts.add(text(part)));
            List<String> said = new ArrayList<>();
            item.path(list).forEach(part -> said.add(text(part)));
            assertThat(said).as(where + " " + list).isEqualTo(texts);
        }
    }

    private static JsonNode given(JsonNode item, String member) {
        return item.path(member).isNull() ? MissingNode.getInstance() : item.path(member);
    }

    private static String text(JsonNode part) {
        return part.path("type").asText() + ":" + part.path("text").asText()
                + part.path("refusal").asText() + ":" + part.path("annotations").size();
    }
}
