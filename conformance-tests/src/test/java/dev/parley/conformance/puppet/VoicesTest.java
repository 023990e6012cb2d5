package dev.parley.conformance.puppet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Trees;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class VoicesTest extends PuppetFixture {
    @Test
    void a_chat_stream_carries_the_moves_the_count_and_the_end_marker() throws Exception {
        teach(
                new Move.Reasoning("Hm. "),
                new Move.Text("word ", 3, 5),
                call("a", "f", "{\"x\":"),
                call("a", null, "1}"));

        List<Event> events = chat(true, token).events();

        assertThat(events.get(events.size() - 1).frame().data()).isEqualTo("[DONE]");
        assertThat(events.stream()
                        .map(event -> choice(event.data()).path("delta"))
                        .map(delta -> delta.path("content").asText("")))
                .contains("word ", "word ", "word ");
        assertThat(events.get(1).data().toString()).contains("\"reasoning_content\":\"Hm. \"");
        assertThat(events.get(5).data().toString()).contains("\"id\":\"call_up_a\"", "\"name\":\"f\"", "\"index\":0");
        assertThat(events.get(6).data().toString())
                .doesNotContain("\"id\":\"call_up_a\"")
                .contains("1}");
        assertThat(choice(events.get(7).data()).path("finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(events.get(8).data().path("usage").path("completion_tokens").asInt())
                .isEqualTo(6);
    }

    @Test
    void calls_may_share_an_index_and_a_count_and_an_end_marker_may_be_missing() throws Exception {
        puppet.teach(
                token,
                new Script(
                        List.of(new Move.Call("a", "f", "{}", 0), new Move.Call("b", "f", "{}", 0)),
                        Set.of(Script.Part.USAGE, Script.Part.DONE)));

        String body = chat(true, token).answer().orElseThrow().body().text();

        assertThat(body).contains("call_up_a", "call_up_b").doesNotContain("\"index\":1", "[DONE]", "usage");
    }

    @Test
    void a_whole_completion_has_the_calls_in_one_piece() throws Exception {
        teach(call("a", "f", "{\"x\":"), call("b", "g", "{}"), call("a", null, "1}"), new Move.Finish("length"));

        JsonNode choice = choice(chat(false, token).json());

        assertThat(choice.path("finish_reason").asText()).isEqualTo("length");
        assertThat(choice.path("message")
                        .path("tool_calls")
                        .path(0)
                        .path("function")
                        .path("arguments")
                        .asText())
                .isEqualTo("{\"x\":1}");
        assertThat(choice.path("message").path("tool_calls")).hasSize(2);
    }

    @Test
    void the_same_script_is_a_response_streamed_and_whole() throws Exception {
        teach(new Move.Reasoning("Hm."), text("So "), text("be it."), call("a", "f", "{}"));

        JsonNode whole = responses(false).json();
        Exchange streamed = responses(true);

        for (JsonNode response : List.of(whole, streamed.response())) {
            assertThat(response.path("status").asText()).isEqualTo("completed");
            assertThat(response.path("output").findValuesAsText("type"))
                    .containsSubsequence("reasoning", "message", "function_call");
            assertThat(response.toString()).contains("So be it.", "call_up_a");
        }
        assertThat(streamed.events().stream().map(Event::type))
                .containsSubsequence(
                        "response.created",
                        "response.reasoning_summary_text.delta",
                        "response.output_text.delta",
                        "response.function_call_arguments.done",
                        "response.completed");
    }

    @Test
    void an_answer_may_fail_in_the_middle_as_its_protocol_says_it() throws Exception {
        teach(text("One"), new Move.Refuse(500, null, "Broken."));

        List<Event> chunks = chat(true, token).events();
        assertThat(chunks.get(chunks.size() - 1)
                        .data()
                        .path("error")
                        .path("message")
                        .asText())
                .isEqualTo("Broken.");
        assertThat(chat(false, token).status()).isEqualTo(500);
        for (boolean stream : List.of(true, false)) {
            JsonNode response = responses(stream).response();
            assertThat(response.path("status").asText()).isEqualTo("failed");
            assertThat(response.path("error").path("message").asText()).isEqualTo("Broken.");
        }
    }

    @Test
    void input_items_and_chat_messages_are_the_same_conversation() {
        JsonNode chat = Trees.read("{\"messages\":[{\"role\":\"developer\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":[{\"type\":\"text\",\"text\":\"21\"}]}]}");
        JsonNode responses = Trees.read("{\"instructions\":\"Be brief.\",\"input\":["
                + "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"f\",\"arguments\":\"{}\"},"
                + "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"21\"}]}");

        assertThat(Heard.in(chat))
                .isEqualTo(Heard.in(responses))
                .containsExactly(
                        new Said("system", "", "Be brief."),
                        new Said("call", "c1", "f {}"),
                        new Said("output", "c1", "21"));
    }
}
