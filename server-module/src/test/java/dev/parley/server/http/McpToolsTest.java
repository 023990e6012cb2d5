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

/** Tools of an MCP server are listed, offered and called, and the model is asked again with what they gave back. */
@Tag("MCP-01")
final class McpToolsTest extends McpFixture {
    private static final String SUM = "{\"a\":2,\"b\":3}";

    @Test
    @Tag("STREAM-12")
    void tools_are_listed_and_called_with_their_events() throws Exception {
        upstream.next(calling("calc__add", SUM)).next(saying("Five."));
        List<Frame> frames = stream(request(free(), ""));
        JsonNode response = StreamGrammar.check(frames);
        JsonNode offered = Http.tree(upstream.takeRequest().body()).get("tools");
        JsonNode again = messages(upstream.takeRequest());

        assertThat(types(response)).containsExactly("mcp_list_tools", "mcp_call", "message");
        assertThat(frames.stream().map(Frame::type))
                .containsSubsequence(
                        "response.output_item.added",
                        "response.mcp_list_tools.in_progress",
                        "response.mcp_list_tools.completed",
                        "response.output_item.done",
                        "response.output_item.added",
                        "response.mcp_call.in_progress",
                        "response.mcp_call_arguments.delta",
                        "response.mcp_call_arguments.done",
                        "response.mcp_call.completed",
                        "response.output_item.done",
                        "response.output_text.delta",
                        "response.completed");
        assertThat(response.at("/output/0/tools").findValuesAsText("name")).contains("add", "fail");
        assertThat(response.at("/output/0/tools/0/annotations/readOnlyHint").asBoolean())
                .isTrue();
        JsonNode call = response.at("/output/1");
        assertThat(call.get("server_label").asText()).isEqualTo("calc");
        assertThat(call.get("name").asText()).isEqualTo("add");
        assertThat(call.get("arguments").asText()).isEqualTo(SUM);
        assertThat(call.get("output").asText()).isEqualTo("5");
        assertThat(call.get("status").asText()).isEqualTo("completed");
        assertThat(response.at("/usage/input_tokens").asInt()).isEqualTo(30);
        assertThat(response.at("/usage/output_tokens").asInt()).isEqualTo(8);
        assertThat(offered.at("/0/function/name").asText()).isEqualTo("calc__add");
        assertThat(offered.at("/0/function/parameters/required/0").asText()).isEqualTo("a");
        assertThat(again.findValuesAsText("role")).containsExactly("user", "assistant", "tool");
        assertThat(again.at("/1/tool_calls/0/id").asText()).isEqualTo("call_0");
        assertThat(again.at("/2/content").asText()).isEqualTo("5");
        assertThat(tools.methods()).endsWith("DELETE");
    }

    @Test
    @Tag("OBJECT-08")
    void a_stream_ends_with_the_items_that_are_returned_without_one() {
        upstream.next(calling("calc__add", SUM)).next(saying("Five."));
        JsonNode streamed = terminal(request(free(), ""));
        upstream.next(ChatReply.json("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"tool_calls\":["
                        + "{\"id\":\"call_0\",\"type\":\"function\",\"function\":{\"name\":\"calc__add\",\"arguments\":"
                        + "\"{\\\"a\\\":2,\\\"b\\\":3}\"}}]},\"finish_reason\":\"tool_calls\"}],"
                        + "\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":5,\"total_tokens\":15}}"))
                .next(ChatReply.completion("Five."));
        JsonNode whole = http.post(PATH, request(free(), "")).json();

        assertThat(withoutIds(whole)).isEqualTo(withoutIds(streamed));
        assertThat(http.get(PATH + "/" + whole.get("id").asText()).json()).isEqualTo(whole);
    }

    @Test
    void a_chained_turn_knows_the_tools_and_what_they_gave_back() throws Exception {
        upstream.next(calling("calc__add", SUM)).next(saying("Five.")).next(saying("Still five."));
        JsonNode first = terminal(request(free(), ""));
        JsonNode second = terminal(
                request(free(), "\"previous_response_id\":\"" + first.get("id").asText() + "\""));
        upstream.takeRequest();
        upstream.takeRequest();
        JsonNode asked = Http.tree(upstream.takeRequest().body());

        assertThat(types(second)).containsExactly("message");
        assertThat(asked.at("/tools/0/function/name").asText()).isEqualTo("calc__add");
        assertThat(asked.get("messages").findValuesAsText("role"))
                .containsExactly("user", "assistant", "tool", "assistant", "user");
        assertThat(asked.at("/messages/1/tool_calls/0/function/name").asText()).isEqualTo("calc__add");
        assertThat(asked.at("/messages/1/tool_calls/0/id")).isEqualTo(asked.at("/messages/2/tool_call_id"));
        assertThat(asked.at("/messages/2/content").asText()).isEqualTo("5");
    }

    @Test
    void a_chained_turn_without_the_tool_still_knows_what_happened() throws Exception {
        upstream.next(calling("calc__add", SUM)).next(saying("Five.")).next(saying("Yes."));
        JsonNode first = terminal(request(free(), ""));
        Answer second = http.post(
                "/v1/responses",
                "{\"model\":\"m\",\"stream\":true,\"input\":\"sure?\",\"previous_response_id\":\""
                        + first.get("id").asText() + "\"}");
        upstream.takeRequest();
        upstream.takeRequest();

        assertThat(types(StreamGrammar.check(second.frames()))).containsExactly("message");
        assertThat(messages(upstream.takeRequest()).at("/2/content").asText()).isEqualTo("5");
    }

    @Test
    @Tag("STREAM-11")
    void parallel_calls_keep_their_ids_and_come_together() throws Exception {
        upstream.next(calling("calc__add", SUM, "calc__add", "{\"a\":7,\"b\":8}"))
                .next(saying("5, 15."));
        JsonNode response = terminal(request(free(), ""));
        upstream.takeRequest();
        JsonNode again = messages(upstream.takeRequest());

        assertThat(response.get("output").findValuesAsText("output")).containsExactly("5", "15");
        assertThat(again.at("/1/tool_calls")).hasSize(2);
        assertThat(again.findValuesAsText("tool_call_id")).containsExactly("call_0", "call_1");
        assertThat(again.at("/3/content").asText()).isEqualTo("15");
    }

    @Test
    void functions_beside_mcp_tools_are_the_client_s_and_end_the_turn() {
        upstream.next(calling("calc__add", SUM, "weather", "{}"));
        JsonNode response =
                terminal(request(free() + ",{\"type\":\"function\",\"name\":\"weather\",\"parameters\":{}}", ""));

        assertThat(types(response)).containsExactly("mcp_list_tools", "mcp_call", "function_call");
        assertThat(response.at("/output/1/output").asText()).isEqualTo("5");
        assertThat(response.at("/output/2/status").asText()).isEqualTo("completed");
        assertThat(upstream.requests()).hasSize(1);
    }

    @Test
    void what_is_said_before_and_after_a_call_are_two_messages() throws Exception {
        ChatReply first = ChatReply.stream()
                .text("I add.")
                .toolCall("{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"calc__add\",\"arguments\":\""
                        + SUM.replace("\"", "\\\"") + "\"}}")
                .text("Wait.")
                .finish("tool_calls")
                .done();
        upstream.next(first).next(saying("Five."));
        JsonNode response = terminal(request(free(), ""));
        upstream.takeRequest();

        assertThat(types(response)).containsExactly("mcp_list_tools", "message", "mcp_call", "message", "message");
        assertThat(messages(upstream.takeRequest()).findValuesAsText("role"))
                .startsWith("user", "assistant")
                .endsWith("tool");
    }

    @Test
    void only_allowed_tools_are_listed_and_offered() throws Exception {
        for (String allowed : List.of("[\"add\"]", "{\"tool_names\":[\"add\",\"nothing\"]}", "{\"read_only\":true}")) {
            upstream.next(saying("Hi."));
            JsonNode response =
                    terminal(request(declared("\"allowed_tools\":" + allowed + ",\"require_approval\":\"never\""), ""));
            JsonNode offered = Http.tree(upstream.takeRequest().body()).get("tools");

            assertThat(response.at("/output/0/tools")).as(allowed).hasSize(1);
            assertThat(offered).as(allowed).hasSize(1);
            assertThat(offered.at("/0/function/name").asText()).isEqualTo("calc__add");
        }
    }

    @Test
    @Tag("INPUT-03")
    void a_tool_choice_can_name_the_server_or_one_of_its_tools() throws Exception {
        for (String choice : List.of("", ",\"name\":\"add\"")) {
            upstream.next(calling("calc__add", SUM)).next(saying("Five."));
            terminal(request(free(), "\"tool_choice\":{\"type\":\"mcp\",\"server_label\":\"calc\"" + choice + "}"));
            JsonNode first = Http.tree(upstream.takeRequest().body());
            JsonNode second = Http.tree(upstream.takeRequest().body());

            assertThat(first.get("tool_choice").toString()).contains(choice.isEmpty() ? "required" : "calc__add");
            assertThat(second.get("tool_choice").asText()).isEqualTo("auto");
        }
        Answer wrong =
                http.post(PATH, request(free(), "\"tool_choice\":{\"type\":\"mcp\",\"server_label\":\"other\"}"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.at("/error/param")).isEqualTo("tool_choice.server_label");
    }

    @Test
    void a_model_that_only_calls_tools_is_stopped_after_the_configured_rounds() {
        upstream.otherwise(request -> calling("calc__add", SUM));
        JsonNode response = terminal(request(free(), ""));

        assertThat(types(response)).containsExactly("mcp_list_tools", "mcp_call", "mcp_call", "mcp_call", "mcp_call");
        assertThat(response.at("/output/3/output").asText()).isEqualTo("5");
        assertThat(response.at("/output/4/status").asText()).isEqualTo("failed");
        assertThat(response.at("/output/4/error").asText()).contains("too often");
        assertThat(response.get("status").asText()).isEqualTo("completed");
        assertThat(Http.tree(upstream.requests().get(3).body()).has("tools")).isFalse();
        assertThat(tools.calls()).hasSize(3);
    }

    @Test
    void an_answer_cut_by_its_limit_calls_nothing() {
        upstream.next(ChatReply.stream()
                .toolCall(
                        "{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"calc__add\",\"arguments\":\"{\\\"a\\\"\"}}")
                .finish("length")
                .done());
        JsonNode response = terminal(request(free(), "\"max_output_tokens\":5"));

        assertThat(response.get("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/output/1/status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/output/1/arguments").asText()).isEqualTo("{\"a\"");
        assertThat(tools.calls()).isEmpty();
    }

    private static JsonNode withoutIds(JsonNode response) {
        JsonNode output = response.get("output").deepCopy();
        output.forEach(item -> ((ObjectNode) item).remove("id"));
        return output;
    }
}
