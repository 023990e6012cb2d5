package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.fake.ChatReply;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streamed, not streamed, retrieved: one answer. */
final class SameItemsTest extends ChatFixture {
    private static final String TOOLS =
            "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},\"strict\":false},"
                    + "{\"type\":\"custom\",\"name\":\"sql\"}]";

    private static ChatReply inPieces() {
        return ChatReply.stream()
                .delta("{\"reasoning_content\":\"H\"}")
                .delta("{\"reasoning_content\":\"m.\"}")
                .text("Ye")
                .text("s.")
                .toolCall("{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\"\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\":1}\"}}")
                .toolCall(
                        "{\"index\":1,\"id\":\"call_b\",\"function\":{\"name\":\"sql\",\"arguments\":\"{\\\"input\\\":\"}}")
                .toolCall("{\"index\":1,\"function\":{\"arguments\":\"\\\"select 1\\\"}\"}}")
                .finish("tool_calls")
                .usage(11, 7)
                .done();
    }

    private static ChatReply inOnePiece() {
        return ChatReply.json(
                "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"reasoning_content\":\"Hm.\","
                        + "\"content\":\"Yes.\",\"tool_calls\":["
                        + "{\"id\":\"call_a\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"n\\\":1}\"}},"
                        + "{\"id\":\"call_b\",\"type\":\"function\",\"function\":{\"name\":\"sql\",\"arguments\":"
                        + "\"{\\\"input\\\":\\\"select 1\\\"}\"}}]},\"finish_reason\":\"tool_calls\"}],"
                        + "\"usage\":{\"prompt_tokens\":11,\"completion_tokens\":7,\"total_tokens\":18}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "v5"})
    @Tag("STREAM-12")
    @Tag("OBJECT-08")
    void a_stream_ends_with_the_object_that_is_returned_without_one_and_retrieved(String dialect) {
        String path = dialect.equals("v5") ? "/v5/responses" : PATH;
        String request = "{\"model\":\"any/m\",\"input\":\"hi\"," + TOOLS + "%s}";
        upstream.next(inPieces()).next(inOnePiece());
        List<Frame> frames = http.post(path, request.formatted(",\"stream\":true"), "X-Parley-Dialect", dialect)
                .frames();
        JsonNode streamed = StreamGrammar.check(frames);
        JsonNode whole = http.post(path, request.formatted(""), "X-Parley-Dialect", dialect)
                .json();

        assertThat(streamed.get("output")).hasSize(4);
        assertThat(http.get(path + "/" + streamed.get("id").asText()).json()).isEqualTo(streamed);
        assertThat(http.get(path + "/" + whole.get("id").asText()).json()).isEqualTo(whole);
        assertThat(withoutIds(whole)).isEqualTo(withoutIds(streamed));
    }

    @Test
    @Tag("STREAM-12")
    void each_kind_of_item_streams_its_own_events() {
        upstream.next(inPieces());
        List<String> types = http
                .post("/v5/responses", "{\"model\":\"any/m\",\"input\":\"hi\",\"stream\":true," + TOOLS + "}")
                .frames()
                .stream()
                .map(Frame::type)
                .toList();

        for (String kind :
                List.of("reasoning_text", "output_text", "function_call_arguments", "custom_tool_call_input")) {
            assertThat(types)
                    .containsSubsequence(
                            "response.output_item.added",
                            "response." + kind + ".delta",
                            "response." + kind + ".done",
                            "response.output_item.done");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"stream\":true,", "\"background\":true,"})
    @Tag("OBJECT-04")
    void what_was_asked_for_is_echoed(String way) {
        upstream.next(ChatReply.completion("One."))
                .next(ChatReply.stream()
                        .toolCall("{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}")
                        .finish("tool_calls")
                        .done());
        String previous = http.post(PATH, "{\"model\":\"m\",\"input\":\"hi\"}").at("/id");
        String asked = "{\"previous_response_id\":\"" + previous + "\",\"metadata\":{\"k\":\"v\"},"
                + "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},\"strict\":false}],"
                + "\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"},\"temperature\":0.5,\"top_p\":0.75,"
                + "\"truncation\":\"auto\",\"text\":{\"format\":{\"type\":\"text\"}},\"reasoning\":{\"effort\":\"low\"},"
                + "\"instructions\":\"Be brief.\",\"max_output_tokens\":99,\"parallel_tool_calls\":false,\"user\":\"u\"}";
        Answer answer = http.post(
                PATH,
                "{" + way + "\"model\":\"m\",\"input\":\"and?\"," + asked.substring(1),
                "X-Parley-Dialect",
                "openai-v1");
        JsonNode response =
                way.contains("stream") ? answer.frames().get(0).data().get("response") : answer.json();

        Http.tree(asked).properties().forEach(each -> {
            JsonNode shown = response.path(each.getKey());
            if (each.getValue().isObject()) {
                each.getValue()
                        .properties()
                        .forEach(inner -> assertThat(shown.path(inner.getKey()))
                                .as(each.getKey())
                                .isEqualTo(inner.getValue()));
            } else {
                assertThat(shown).as(each.getKey()).isEqualTo(each.getValue());
            }
        });
    }

    private static JsonNode withoutIds(JsonNode response) {
        ObjectNode copy = response.deepCopy();
        copy.remove(List.of("id", "created_at", "completed_at"));
        copy.get("output").forEach(item -> ((ObjectNode) item).remove("id"));
        return copy;
    }
}
