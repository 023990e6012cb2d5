package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Answer;
import dev.parley.server.StreamGrammar;
import dev.parley.server.fake.ChatReply;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every stream, whatever the model says. */
final class StreamGrammarTest extends ChatFixture {
    private static final String TOOLS = ",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},"
            + "\"strict\":false},{\"type\":\"function\",\"name\":\"g\",\"parameters\":{},\"strict\":false}]";

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
    @Tag("STREAM-02")
    @Tag("STREAM-03")
    @Tag("STREAM-04")
    @Tag("STREAM-05")
    @Tag("STREAM-06")
    @Tag("STREAM-07")
    @Tag("STREAM-08")
    @Tag("STREAM-09")
    @Tag("STREAM-11")
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
                JsonNode terminal = StreamGrammar.check(answer.frames());
                assertThat(answer.frames())
                        .allSatisfy(frame -> assertThat(frame.event()).isEqualTo(frame.type()));
                if (!more.contains("store")) {
                    assertThat(http.get("/v1/responses/" + terminal.get("id").asText())
                                    .json())
                            .isEqualTo(terminal);
                }
            }
        }
    }
}
