package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.Dialogue;
import dev.parley.server.fake.Dialogue.Call;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What an upstream gets to see of a chain of responses. */
final class ConversationTest extends DialogueFixture {
    private static final Call CALL_A = new Call("call_a", "f", "{\"n\":1}");
    private static final Call CALL_B = new Call("call_b", "g", "{\"m\":[2]}");

    /** The id of the response that answers these items, said by the upstream in this way. */
    private String turn(ChatReply reply, String previous, String input) {
        upstream.next(reply);
        String chain = previous.isEmpty() ? "" : ",\"previous_response_id\":\"" + previous + "\"";
        Answer answer = http.post(
                "/v1/responses",
                "{\"model\":\"m\",\"stream\":true,\"input\":" + input + chain + "," + FUNCTIONS + "}",
                "X-Parley-Dialect",
                "lightcone-compat");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.frames().get(0).data().at("/response/id").asText();
    }

    private static String output(String call, String output) {
        return "{\"type\":\"function_call_output\",\"call_id\":\"" + call + "\",\"output\":" + output + "}";
    }

    /** The conversation that the latest request had, each item in a few words. */
    private List<String> seen(Dialogue dialogue) {
        JsonNode asked = Http.tree(
                upstream.requests().get(upstream.requests().size() - 1).body());
        List<String> seen = new ArrayList<>();
        for (JsonNode item : asked.get(dialogue == Dialogue.CHAT ? "messages" : "input")) {
            if (item.has("tool_calls")) {
                item.get("tool_calls")
                        .forEach(call -> seen.add(call.get("id").asText() + " "
                                + call.at("/function/name").asText() + " "
                                + call.at("/function/arguments").asText()));
            } else if (item.path("type").asText().equals("function_call")) {
                seen.add(item.get("call_id").asText() + " " + item.get("name").asText() + " "
                        + item.get("arguments").asText());
            } else if (item.has("call_id") || item.has("tool_call_id")) {
                seen.add(item.path("call_id").asText()
                        + item.path("tool_call_id").asText() + " = " + text(item.path("output"))
                        + text(item.path("content")));
            } else {
                seen.add(item.get("role").asText() + ": " + text(item.get("content")));
            }
        }
        return seen;
    }

    private static String text(JsonNode content) {
        return content.isTextual() ? content.asText() : String.join("", content.findValuesAsText("text"));
    }

    @ParameterizedTest
    @EnumSource
    @Tag("STATE-02")
    @Tag("STATE-06")
    void every_item_of_the_chain_is_replayed_in_order_with_calls_and_outputs(Dialogue dialogue) {
        serve(dialogue);
        String first = turn(dialogue.says("Hello."), "", "\"hi\"");
        String second =
                turn(dialogue.calls(List.of(CALL_A, CALL_B)), first, "[{\"role\":\"user\",\"content\":\"call both\"}]");
        String third = turn(
                dialogue.says("Both done."),
                second,
                "[" + output("call_a", "\"one\"") + ","
                        + output("call_b", "[{\"type\":\"input_text\",\"text\":\"two\"}]") + "]");
        List<String> toolsAnswered = List.of(
                "user: hi",
                "assistant: Hello.",
                "user: call both",
                "call_a f {\"n\":1}",
                "call_b g {\"m\":[2]}",
                "call_a = one",
                "call_b = two");

        assertThat(seen(dialogue)).isEqualTo(toolsAnswered);
        turn(dialogue.says("Bye."), third, "\"thanks\"");
        List<String> whole = new ArrayList<>(toolsAnswered);
        whole.addAll(List.of("assistant: Both done.", "user: thanks"));
        assertThat(seen(dialogue)).isEqualTo(whole);
    }

    @ParameterizedTest
    @EnumSource
    @Tag("STATE-05")
    void two_children_of_one_parent_see_the_parent_alone(Dialogue dialogue) {
        serve(dialogue);
        String parent = turn(dialogue.says("Hello."), "", "\"hi\"");
        turn(dialogue.says("One."), parent, "\"the first\"");
        assertThat(seen(dialogue)).containsExactly("user: hi", "assistant: Hello.", "user: the first");

        turn(dialogue.says("Two."), parent, "\"the second\"");
        assertThat(seen(dialogue)).containsExactly("user: hi", "assistant: Hello.", "user: the second");
    }
}
