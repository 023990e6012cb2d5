package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ResponsesReply;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Padding of deltas. */
@Tag("STREAM-17")
final class ObfuscationTest {
    private static final String ON = ",\"stream_options\":{\"include_obfuscation\":true}";
    private static final String OFF = ",\"stream_options\":{\"include_obfuscation\":false}";

    private final ChatUpstream upstream = ChatUpstream.start();
    private final TestServer server =
            TestServer.routed(route("chat", EngineKind.CHAT), route("*", EngineKind.RESPONSES));
    private final Http http = new Http(server.uri());

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1"})
    void each_delta_is_padded_to_a_multiple_of_16_bytes_in_every_dialect(String dialect) {
        boolean hasFunctions = !dialect.equals("lightcone-v1");
        upstream.next(hasFunctions ? everything() : spoken().finish("stop").done());
        String request = hasFunctions ? request(ON) : "{\"model\":\"chat\",\"input\":\"hi\",\"stream\":true" + ON + "}";
        Answer answer = http.post("/v1/responses", request, "X-Parley-Dialect", dialect);
        List<JsonNode> deltas = deltas(answer.frames());

        assertThat(deltas).hasSizeGreaterThan(6);
        assertThat(deltas).allSatisfy(delta -> {
            int length = bytes(delta.get("delta")) - 2 + bytes(delta.get("obfuscation")) - 2;
            assertThat(length % 16).as(delta.toString()).isZero();
        });
    }

    @Test
    void other_events_have_no_padding() {
        upstream.next(everything());

        assertThat(http.post("/v1/responses", request(ON)).frames())
                .filteredOn(frame -> !frame.data().has("delta"))
                .allSatisfy(frame -> assertThat(frame.data().toString()).doesNotContain("obfuscation"));
    }

    @Test
    void events_of_deltas_that_differ_in_length_have_the_same_length() {
        upstream.next(ChatReply.stream()
                .text("a")
                .text("fifteen letters")
                .text("\"quoted\"")
                .text("zwölf ü")
                .text("\uD83D\uDE00")
                .finish("stop")
                .done());
        Answer answer = http.post("/v1/responses", request(ON));
        Set<Integer> lengths = new HashSet<>();
        answer.body()
                .lines()
                .filter(line -> line.startsWith("data: ") && line.contains("\"delta\""))
                .forEach(line -> lengths.add(line.getBytes(StandardCharsets.UTF_8).length));

        assertThat(deltas(answer.frames())).hasSize(5);
        assertThat(lengths).hasSize(1);
    }

    @Test
    void log_probabilities_do_not_give_the_length_away_either() {
        upstream.next(ChatReply.stream()
                .chunk(logged("a"))
                .chunk(logged("seven"))
                .finish("stop")
                .done());
        Answer answer = http.post(
                "/v5/responses",
                "{\"model\":\"any/chat\",\"input\":\"hi\",\"stream\":true,\"include\":[\"message.output_text.logprobs\"]"
                        + ON + "}");
        List<JsonNode> deltas = deltas(answer.frames());

        assertThat(deltas).hasSize(2).allSatisfy(delta -> {
            assertThat(delta.get("logprobs")).hasSize(1);
            int length = bytes(delta.get("delta")) - 2 + bytes(delta.get("logprobs")) - 2;
            assertThat((length + bytes(delta.get("obfuscation")) - 2) % 16).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", OFF, ",\"stream_options\":null", ",\"stream_options\":{}"})
    void without_being_asked_for_there_is_none(String more) {
        upstream.next(everything());

        assertThat(http.post("/v1/responses", request(more)).body())
                .contains("delta")
                .doesNotContain("obfuscation");
    }

    @Test
    void an_upstream_that_pads_does_not_decide_it_and_is_not_asked_to() throws Exception {
        upstream.next(padding());
        assertThat(v5("").body()).contains("code_interpreter_call_code.delta").doesNotContain("obfuscation");
        upstream.takeRequest();

        upstream.next(padding());
        assertThat(deltas(v5(ON).frames()))
                .hasSize(1)
                .allSatisfy(delta -> assertThat(delta.get("obfuscation").asText())
                        .isNotEqualTo("upstream")
                        .hasSize(11));
        assertThat(upstream.takeRequest().body()).doesNotContain("stream_options");
    }

    @Test
    void a_resumed_stream_has_the_padding_that_was_sent() {
        upstream.next(everything());
        Answer original = http.post("/v1/responses", request(ON));
        String path = "/v1/responses/"
                + original.frames().get(0).data().at("/response/id").asText();
        String resumed = http.get(path + "?stream=true").body();

        assertThat(deltas(original.frames())).isNotEmpty();
        assertThat(resumed).isEqualTo(original.body());
    }

    @Test
    void a_response_in_the_background_may_be_padded_for_those_who_follow_it_later() {
        upstream.next(everything());
        String path = "/v1/responses/"
                + http.post(
                                "/v1/responses",
                                request(ON + ",\"background\":true").replace("\"stream\":true,", ""))
                        .at("/id");
        Until.is("completed", () -> http.get(path).at("/status"));

        assertThat(deltas(http.get(path + "?stream=true").frames()))
                .hasSizeGreaterThan(6)
                .allSatisfy(delta -> assertThat(delta.has("obfuscation")).isTrue());
    }

    @Test
    void without_events_there_is_nothing_to_pad_and_that_is_a_400() {
        Answer answer = http.post("/v1/responses", request(ON).replace("\"stream\":true,", ""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("stream_options");
    }

    /** Reasoning, text, a refusal and a call. */
    private static ChatReply everything() {
        return spoken().toolCall(
                        "{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\"1}\"}}")
                .finish("tool_calls")
                .done();
    }

    private static ChatReply spoken() {
        return ChatReply.stream()
                .delta("{\"reasoning_content\":\"Hm \"}")
                .delta("{\"reasoning_content\":\"ü\\n\"}")
                .text("Grüß ")
                .text("Gott \uD83D\uDE00")
                .text("sixteen letters.")
                .text("and quite a few more letters than that")
                .delta("{\"refusal\":\"No.\"}");
    }

    /** Code of an interpreter, padded by the upstream. */
    private static ChatReply padding() {
        String item = "{\"type\":\"code_interpreter_call\",\"id\":\"ci_up\",\"status\":\"%s\",\"container_id\":\"c\","
                + "\"code\":\"%s\",\"outputs\":[]}";
        ChatReply reply = ResponsesReply.added(ResponsesReply.begun(), 0, item.formatted("in_progress", ""));
        reply = ResponsesReply.event(
                reply,
                "response.code_interpreter_call_code.delta",
                ResponsesReply.at("ci_up", 0) + ",\"delta\":\"1 + 1\",\"obfuscation\":\"upstream\"");
        reply = ResponsesReply.event(
                reply,
                "response.code_interpreter_call_code.done",
                ResponsesReply.at("ci_up", 0) + ",\"code\":\"1 + 1\"");
        return ResponsesReply.completed(ResponsesReply.done(reply, 0, item.formatted("completed", "1 + 1")));
    }

    private static String logged(String token) {
        return "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + token
                + "\"},\"logprobs\":{\"content\":[{\"token\":\"" + token
                + "\",\"logprob\":-0.5,\"bytes\":[],\"top_logprobs\":[]}]},\"finish_reason\":null}]}";
    }

    private Answer v5(String more) {
        return http.post(
                "/v5/responses",
                "{\"model\":\"any/m\",\"input\":\"hi\",\"stream\":true,\"tools\":[{\"type\":\"code_interpreter\","
                        + "\"container\":\"c\"}]" + more + "}");
    }

    private static String request(String more) {
        return "{\"model\":\"chat\",\"input\":\"hello\",\"stream\":true,"
                + "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},\"strict\":false}]" + more + "}";
    }

    private static List<JsonNode> deltas(List<Frame> frames) {
        return frames.stream()
                .map(Frame::data)
                .filter(data -> data.has("delta"))
                .toList();
    }

    /** On the wire, where what is beyond 16 bits is a pair of escapes. */
    private static int bytes(JsonNode value) {
        return value.toString()
                .replaceAll("[\\x{10000}-\\x{10FFFF}]", "123456789012")
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }

    private Route route(String model, EngineKind kind) {
        return new Route(
                model,
                kind,
                upstream.baseUrl().toString(),
                null,
                null,
                5,
                null,
                kind == EngineKind.CHAT ? "any" : null,
                null,
                null,
                kind == EngineKind.CHAT ? null : List.of("function", "code_interpreter"),
                0,
                0,
                null);
    }
}
