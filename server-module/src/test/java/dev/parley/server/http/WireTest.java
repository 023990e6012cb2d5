package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.Dialogue;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Server-sent events as bytes: those that clients read here, and those that are read from upstreams. */
final class WireTest extends DialogueFixture {
    private static final String TEXT = "Grüß\r\nGott, \u2028 \uD83D\uDE00";

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1"})
    @Tag("STREAM-01")
    @Tag("STREAM-02")
    void each_frame_is_an_event_line_a_data_line_and_an_empty_line(String dialect) {
        Answer answer = ask("/v1/responses", dialect);
        List<String> lines = lines(answer);

        assertThat(lines.size() % 3).isZero();
        for (int i = 0; i < lines.size(); i += 3) {
            assertThat(lines.get(i)).matches("event: response(\\.[a-z_]+)+");
            assertThat(lines.get(i + 1)).startsWith("data: {");
            assertThat(lines.get(i + 2)).isEmpty();
            assertThat(lines.get(i))
                    .isEqualTo("event: " + answer.frames().get(i / 3).type());
        }
    }

    @Test
    @Tag("STREAM-01")
    @Tag("STREAM-02")
    void each_frame_of_v5_is_a_data_line_and_an_empty_line() {
        List<String> lines = lines(ask("/v5/responses", "v5"));

        assertThat(lines.size() % 2).isZero();
        for (int i = 0; i < lines.size(); i += 2) {
            assertThat(lines.get(i)).startsWith("data: {");
            assertThat(lines.get(i + 1)).isEmpty();
        }
    }

    /** A stream that says the text, checked for what holds in every dialect. */
    private Answer ask(String path, String dialect) {
        serve(Dialogue.CHAT);
        upstream.next(Dialogue.CHAT.says(TEXT, "!"));
        Answer answer = http.post(
                path,
                request("").replace("\"m\"", "\"any/m\""),
                "X-Parley-Dialect",
                dialect,
                "Accept",
                "application/json");
        List<Frame> frames = answer.frames();

        assertThat(answer.type()).matches("text/event-stream(; ?charset=utf-8)?");
        assertThat(answer.body()).doesNotContain("[DONE]", "\r");
        assertThat(text(frames.get(frames.size() - 1).data().get("response"))).isEqualTo(TEXT + "!");
        return answer;
    }

    private static List<String> lines(Answer answer) {
        assertThat(answer.body()).endsWith("\n\n");
        return Arrays.asList(
                answer.body().substring(0, answer.body().length() - 1).split("\n", -1));
    }

    /** Ways in which the same events can be written. */
    enum Framing {
        BYTE_ORDER_MARK,
        COMMENTS,
        CARRIAGE_RETURNS,
        BOTH,
        NO_SPACES,
        OTHER_FIELDS,
        SEVERAL_DATA_LINES;

        String of(String stream) {
            return switch (this) {
                case BYTE_ORDER_MARK -> "\uFEFF" + stream;
                case COMMENTS -> ": hello\n\n" + stream.replace("\n\n", "\n:\n: between\n\n");
                case CARRIAGE_RETURNS -> stream.replace("\n", "\r");
                case BOTH -> stream.replace("\n", "\r\n");
                case NO_SPACES -> stream.replace("data: ", "data:").replace("event: ", "event:");
                case OTHER_FIELDS -> stream.replace("data: {", "id: 1\nretry: 5\nx\ndata: {");
                case SEVERAL_DATA_LINES -> stream.replace("data: {", "data: {\ndata: ");
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    @Tag("STREAM-01")
    void an_upstream_may_write_its_events_in_any_way_and_send_them_in_any_pieces(Framing framing) {
        for (Dialogue dialogue : Dialogue.values()) {
            StringBuilder whole = new StringBuilder();
            for (ChatReply.Step step : dialogue.says(TEXT, "!").steps()) {
                whole.append(new String(((ChatReply.Step.Send) step).bytes(), StandardCharsets.UTF_8));
            }
            byte[] bytes = framing.of(whole.toString()).getBytes(StandardCharsets.UTF_8);
            ChatReply reply = ChatReply.stream();
            for (int i = 0; i < bytes.length; i += 3) {
                reply = reply.raw(Arrays.copyOfRange(bytes, i, Math.min(i + 3, bytes.length)));
            }

            assertThat(text(terminal(dialogue, reply, ""))).as(dialogue.name()).isEqualTo(TEXT + "!");
            server.close();
        }
    }

    private static String text(JsonNode response) {
        return response.at("/output/0/content/0/text").asText();
    }
}
