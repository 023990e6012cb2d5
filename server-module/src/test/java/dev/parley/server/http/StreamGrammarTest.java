package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every stream, whatever the model says: STREAM-02 to STREAM-09, STREAM-11, STREAM-12, OBJECT-08. */
final class StreamGrammarTest {
    private static final Set<String> TERMINAL = Set.of("response.completed", "response.incomplete", "response.failed");
    private static final String TOOLS = ",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},"
            + "\"strict\":false},{\"type\":\"function\",\"name\":\"g\",\"parameters\":{},\"strict\":false}]";

    private ChatUpstream upstream;
    private TestServer server;
    private Http http;

    @BeforeEach
    void start() {
        upstream = ChatUpstream.start();
        server = TestServer.inFrontOf(upstream.baseUrl());
        http = new Http(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    static Stream<Arguments> conversations() {
        ChatReply calls = ChatReply.stream()
                .text("Let me see.")
                .toolCall("{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\"\"}}")
                .toolCall("{\"index\":1,\"id\":\"call_b\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\":1}\"}}");
        return Stream.of(
                Arguments.of(
                        "text",
                        ChatReply.stream()
                                .text("Hel")
                                .text("lo")
                                .finish("stop")
                                .usage(3, 2)
                                .done()),
                Arguments.of(
                        "reasoning and text",
                        ChatReply.stream()
                                .delta("{\"reasoning_content\":\"Hm \"}")
                                .delta("{\"reasoning_content\":\"well.\"}")
                                .text("Yes.")
                                .finish("stop")
                                .done()),
                Arguments.of("interleaved calls", calls.finish("tool_calls").done()),
                Arguments.of(
                        "calls that reuse index 0",
                        ChatReply.stream()
                                .toolCall(
                                        "{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}")
                                .toolCall(
                                        "{\"index\":0,\"id\":\"call_b\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}")
                                .finish("tool_calls")
                                .done()),
                Arguments.of(
                        "refusal",
                        ChatReply.stream()
                                .delta("{\"refusal\":\"No.\"}")
                                .finish("stop")
                                .done()),
                Arguments.of(
                        "cut by length",
                        ChatReply.stream().text("A long").finish("length").done()),
                Arguments.of("nothing said", ChatReply.stream().finish("stop").done()),
                Arguments.of("cut in the middle of a call", calls.cut()),
                Arguments.of("silence and an error", ChatReply.json(500, "{}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("conversations")
    void every_stream_follows_the_grammar(String name, ChatReply reply) {
        for (String dialect : List.of("lightcone-compat", "openai-v1")) {
            for (String more : List.of("", ",\"background\":true", ",\"store\":false")) {
                upstream.next(reply);
                Answer answer = http.post(
                        "/v1/responses",
                        "{\"model\":\"m-1\",\"input\":\"hi\",\"stream\":true" + TOOLS + more + "}",
                        "X-Parley-Dialect",
                        dialect);
                JsonNode terminal = check(answer.frames());
                if (!more.contains("store")) {
                    assertThat(http.get("/v1/responses/" + terminal.get("id").asText())
                                    .json())
                            .isEqualTo(terminal);
                }
            }
        }
    }

    /** Checks the events, and returns the response of the last. */
    private static JsonNode check(List<Frame> frames) {
        Map<String, Integer> places = new HashMap<>();
        Map<String, JsonNode> done = new HashMap<>();
        Map<String, StringBuilder> deltas = new HashMap<>();
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            JsonNode data = frame.data();
            assertThat(frame.event()).isEqualTo(frame.type());
            assertThat(data.get("sequence_number").asInt()).isEqualTo(i);
            assertThat(TERMINAL.contains(frame.type())).isEqualTo(i == frames.size() - 1);
            String part = data.path("item_id").asText() + data.path("content_index") + data.path("summary_index");
            if (frame.type().equals("response.output_item.added")) {
                assertThat(places.put(id(data), data.get("output_index").asInt()))
                        .isNull();
            } else if (frame.type().equals("response.output_item.done")) {
                assertThat(done.put(id(data), data.get("item"))).isNull();
            } else if (frame.type().endsWith(".delta")) {
                deltas.computeIfAbsent(part, key -> new StringBuilder())
                        .append(data.get("delta").asText());
            } else if (data.has("text") || data.has("arguments") || data.has("refusal")) {
                String whole = data.path("text").asText()
                        + data.path("arguments").asText()
                        + data.path("refusal").asText();
                assertThat(whole).isEqualTo(String.valueOf(deltas.get(part)));
            }
            if (data.has("item_id")) {
                assertThat(places.get(data.get("item_id").asText()))
                        .isEqualTo(data.get("output_index").asInt());
                assertThat(done).doesNotContainKey(data.get("item_id").asText());
            }
        }
        assertThat(frames.get(0).type()).isEqualTo("response.created");
        JsonNode terminal = frames.get(frames.size() - 1).data().get("response");
        assertThat(done.keySet()).isEqualTo(places.keySet());
        assertThat(terminal.get("output")).hasSize(done.size());
        places.forEach(
                (id, index) -> assertThat(terminal.at("/output/" + index)).isEqualTo(done.get(id)));
        return terminal;
    }

    private static String id(JsonNode event) {
        return event.at("/item/id").asText();
    }
}
