package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Answer;
import dev.parley.server.fake.ChatReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Calls that the client has to agree to: asked for, made or refused in the next turn. */
@Tag("MCP-01")
final class McpApprovalTest extends McpFixture {
    private static final String SUM = "{\"a\":2,\"b\":3}";

    private JsonNode asked() throws InterruptedException {
        upstream.next(calling("calc__add", SUM));
        JsonNode response = terminal(request(declared(""), ""));
        upstream.takeRequest();
        return response;
    }

    private static String answering(JsonNode asked, String tools, String answer) {
        return "{\"model\":\"any/m\",\"tools\":[" + tools + "],\"previous_response_id\":\""
                + asked.get("id").asText()
                + "\",\"input\":[{\"type\":\"mcp_approval_response\",\"approval_request_id\":\""
                + asked.at("/output/1/id").asText() + "\"," + answer + "}]}";
    }

    @Test
    void approval_is_asked_for_if_nothing_is_said() throws Exception {
        JsonNode response = asked();

        assertThat(types(response)).containsExactly("mcp_list_tools", "mcp_approval_request");
        assertThat(response.get("status").asText()).isEqualTo("completed");
        assertThat(response.at("/output/1/name").asText()).isEqualTo("add");
        assertThat(response.at("/output/1/server_label").asText()).isEqualTo("calc");
        assertThat(response.at("/output/1/arguments").asText()).isEqualTo(SUM);
        assertThat(tools.calls()).isEmpty();
    }

    @Test
    void an_approved_call_is_made_in_the_next_turn_and_told_to_the_model() throws Exception {
        JsonNode asked = asked();
        upstream.next(saying("Five."));
        JsonNode response = terminal(answering(asked, declared(""), "\"approve\":true"));
        JsonNode question = messages(upstream.takeRequest());

        assertThat(types(response)).containsExactly("mcp_call", "message");
        assertThat(response.at("/output/0/output").asText()).isEqualTo("5");
        assertThat(response.at("/output/0/arguments").asText()).isEqualTo(SUM);
        assertThat(response.at("/output/0/approval_request_id")).isEqualTo(asked.at("/output/1/id"));
        assertThat(question.findValuesAsText("role")).containsExactly("user", "assistant", "tool");
        assertThat(question.at("/2/content").asText()).isEqualTo("5");

        upstream.next(saying("Yes."));
        JsonNode third = terminal(request(
                declared(""), "\"previous_response_id\":\"" + response.get("id").asText() + "\""));

        assertThat(types(third)).containsExactly("message");
        assertThat(messages(upstream.takeRequest()).findValuesAsText("role"))
                .containsExactly("user", "assistant", "tool", "assistant", "user");
        assertThat(tools.calls()).hasSize(1);
    }

    @Test
    void a_refused_call_is_not_made_and_the_model_is_told() throws Exception {
        JsonNode asked = asked();
        upstream.next(saying("As you like."));
        JsonNode response = terminal(answering(asked, declared(""), "\"approve\":false,\"reason\":\"too dear\""));
        JsonNode question = messages(upstream.takeRequest());

        assertThat(types(response)).containsExactly("message");
        assertThat(question.at("/2/content").asText()).contains("refused", "too dear");
        assertThat(tools.calls()).isEmpty();
    }

    @Test
    void a_request_that_nobody_answers_is_told_to_the_model_as_such() throws Exception {
        JsonNode asked = asked();
        upstream.next(saying("I wait."));
        terminal(request(
                declared(""), "\"previous_response_id\":\"" + asked.get("id").asText() + "\""));

        assertThat(messages(upstream.takeRequest()).at("/2/content").asText()).contains("not answered");
        assertThat(tools.calls()).isEmpty();
    }

    @Test
    @Tag("CUA-06")
    void a_history_that_is_sent_again_is_understood_and_nothing_is_called_twice() throws Exception {
        JsonNode asked = asked();
        upstream.next(saying("Five."));
        JsonNode done = terminal(answering(asked, declared(""), "\"approve\":true"));
        upstream.takeRequest();
        String history = "{\"role\":\"user\",\"content\":\"hello\"}," + asked.at("/output/0") + ","
                + asked.at("/output/1") + ",{\"type\":\"mcp_approval_response\",\"approve\":true,"
                + "\"approval_request_id\":" + asked.at("/output/1/id") + "}," + done.at("/output/0") + ","
                + done.at("/output/1") + ",{\"role\":\"user\",\"content\":\"sure?\"}";
        upstream.next(saying("Sure."));
        JsonNode again = terminal("{\"model\":\"any/m\",\"tools\":[" + declared("") + "],\"input\":[" + history + "]}");

        assertThat(types(again)).containsExactly("message");
        assertThat(messages(upstream.takeRequest()).findValuesAsText("role"))
                .containsExactly("user", "assistant", "tool", "assistant", "user");
        assertThat(tools.calls()).hasSize(1);
    }

    @Test
    void filters_say_which_calls_need_approval() {
        String onlyReading = declared("\"require_approval\":{\"never\":{\"read_only\":true}}");
        upstream.next(calling("calc__add", SUM, "calc__fail", "{}"));
        JsonNode mixed = terminal(request(onlyReading, ""));

        assertThat(types(mixed)).containsExactly("mcp_list_tools", "mcp_call", "mcp_approval_request");
        assertThat(mixed.at("/output/2/name").asText()).isEqualTo("fail");

        String allButOne = declared("\"require_approval\":{\"never\":{},\"always\":{\"tool_names\":[\"add\"]}}");
        upstream.next(calling("calc__fail", "{}", "calc__add", SUM));

        assertThat(types(terminal(request(allButOne, ""))))
                .containsExactly("mcp_list_tools", "mcp_call", "mcp_approval_request");
    }

    @Test
    void an_answer_to_what_nobody_asked_or_what_is_answered_already_is_a_400_that_names_it() throws Exception {
        JsonNode asked = asked();
        String unknown = answering(asked, declared(""), "\"approve\":true")
                .replace(asked.at("/output/1/id").asText(), "mcpr_unknown");
        upstream.next(saying("Five."));
        JsonNode done = terminal(answering(asked, declared(""), "\"approve\":true"));
        String twice = answering(asked, declared(""), "\"approve\":true")
                .replace(asked.get("id").asText(), done.get("id").asText());

        for (String wrong : new String[] {unknown, twice}) {
            Answer answer = http.post(PATH, wrong);
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.at("/error/param")).isEqualTo("input[0].approval_request_id");
        }
        assertThat(tools.calls()).hasSize(1);
    }

    @Test
    void an_approved_call_of_a_server_that_is_not_declared_any_more_is_a_400() throws Exception {
        Answer answer = http.post(PATH, answering(asked(), "", "\"approve\":true"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("tools");
    }

    @Test
    void a_cut_answer_asks_for_nothing() {
        upstream.next(ChatReply.stream()
                .toolCall("{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"calc__add\",\"arguments\":\"{\"}}")
                .finish("length")
                .done());

        assertThat(types(terminal(request(declared(""), "")))).containsExactly("mcp_list_tools");
    }
}
