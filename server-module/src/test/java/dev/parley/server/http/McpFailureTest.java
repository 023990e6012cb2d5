package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.LiveAnswer;
import dev.parley.server.McpConfig;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.ToolsConfig;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.McpToolServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An MCP server that fails is an item with an error, and the turn goes on. */
@Tag("MCP-02")
final class McpFailureTest extends McpFixture {

    @ParameterizedTest
    @CsvSource({
        "fail, There is none., true",
        "explode, boom, true",
        "fail, There is none., false",
        "explode, boom, false"
    })
    void a_call_that_fails_is_an_item_with_an_error_and_the_model_is_told(String tool, String error, boolean streamed)
            throws Exception {
        ChatReply whole =
                ChatReply.json("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"tool_calls\":["
                        + "{\"id\":\"call_0\",\"type\":\"function\",\"function\":{\"name\":\"calc__" + tool
                        + "\",\"arguments\":\"{}\"}}]},\"finish_reason\":\"tool_calls\"}]}");
        upstream.next(streamed ? calling("calc__" + tool, "{}") : whole)
                .next(streamed ? saying("It failed.") : ChatReply.completion("It failed."));
        JsonNode response = streamed
                ? terminal(request(free(), ""))
                : http.post(PATH, request(free(), "")).json();
        upstream.takeRequest();

        assertThat(types(response)).containsExactly("mcp_list_tools", "mcp_call", "message");
        assertThat(response.at("/output/1/status").asText()).isEqualTo("failed");
        assertThat(response.at("/output/1/error").asText()).contains(error);
        assertThat(response.at("/output/1").has("output")).isFalse();
        assertThat(response.get("status").asText()).isEqualTo("completed");
        assertThat(messages(upstream.takeRequest()).at("/2/content").asText()).contains(error);
    }

    @Test
    void a_failed_call_has_its_own_event() {
        upstream.next(calling("calc__fail", "{}")).next(saying("It failed."));

        assertThat(stream(request(free(), "")).stream().map(Http.Frame::type))
                .contains("response.mcp_call.failed")
                .doesNotContain("response.mcp_call.completed");
    }

    @Test
    void arguments_that_are_no_json_object_are_a_failed_call() {
        upstream.next(calling("calc__add", "[1")).next(saying("Oh."));
        JsonNode response = terminal(request(free(), ""));

        assertThat(response.at("/output/1/error").asText()).contains("not a JSON object");
        assertThat(tools.calls()).isEmpty();
    }

    @Test
    void a_server_that_is_down_is_a_failed_listing_and_the_model_answers_without_it() throws Exception {
        String down = free().replace(tools.url("/mcp"), "http://127.0.0.1:9/down");
        upstream.next(saying("Hi.")).next(ChatReply.completion("Hi."));
        List<Http.Frame> frames = stream(request(down, ""));
        JsonNode response = StreamGrammar.check(frames);
        Answer whole = http.post(PATH, request(down, ""));

        assertThat(frames.stream().map(Http.Frame::type)).contains("response.mcp_list_tools.failed");
        for (JsonNode each : new JsonNode[] {response, whole.json()}) {
            assertThat(types(each)).containsExactly("mcp_list_tools", "message");
            assertThat(each.at("/output/0/error").asText()).isEqualTo("The MCP server can't be reached.");
            assertThat(each.at("/output/0/tools")).isEmpty();
        }
        assertThat(Http.tree(upstream.takeRequest().body()).has("tools")).isFalse();
    }

    @Test
    void a_tool_that_must_be_called_and_could_not_be_listed_fails_the_turn() {
        String down = free().replace(tools.url("/mcp"), "http://127.0.0.1:9/down");
        JsonNode response = terminal(request(down, "\"tool_choice\":\"required\""));

        assertThat(response.get("status").asText()).isEqualTo("failed");
        assertThat(types(response)).containsExactly("mcp_list_tools");
    }

    @Test
    void a_model_that_fails_after_a_call_fails_the_turn_with_what_was_done() {
        upstream.next(calling("calc__add", "{\"a\":1,\"b\":1}"))
                .next(ChatReply.json(400, "{\"error\":{\"message\":\"no\"}}"));
        JsonNode response = terminal(request(free(), ""));

        assertThat(response.get("status").asText()).isEqualTo("failed");
        assertThat(response.at("/output/1/output").asText()).isEqualTo("2");
    }

    @Test
    @Tag("STATE-09")
    void cancelling_a_response_ends_the_call_that_runs() {
        upstream.next(calling("calc__hang", "{}"));
        try (LiveAnswer answer = LiveAnswer.post(server.uri(), PATH, streamed(request(free(), "")))) {
            String id = answer.id();
            Until.is("1", () -> String.valueOf(tools.calls().size()));
            Answer cancelled = http.post(PATH + "/" + id + "/cancel", "");

            assertThat(cancelled.at("/status")).isEqualTo("cancelled");
            assertThat(cancelled.at("/output/1/status")).isEqualTo("incomplete");
            assertThat(cancelled.at("/output/1/arguments")).isEqualTo("{}");
        }
        Until.within(
                Duration.ofSeconds(1),
                "DELETE",
                () -> tools.methods().get(tools.methods().size() - 1));
    }

    @Test
    @Tag("STATE-12")
    void a_client_that_leaves_ends_the_call_that_runs() {
        upstream.next(calling("calc__hang", "{}"));
        String id;
        try (LiveAnswer answer = LiveAnswer.post(server.uri(), PATH, streamed(request(free(), "")))) {
            id = answer.id();
            answer.readUntil("response.mcp_call_arguments.done");
        }
        Until.within(
                Duration.ofMillis(1500),
                "cancelled",
                () -> http.get(PATH + "/" + id).at("/status"));
    }

    @Test
    void a_server_of_the_older_transport_is_asked_over_that() {
        try (McpToolServer old = McpToolServer.startOld();
                TestServer other = TestServer.running(
                        new ToolsConfig(new McpConfig(List.of(old.url("/")), List.of(), 5, 3)), web(), route())) {
            upstream.next(calling("calc__add", "{\"a\":1,\"b\":1}")).next(saying("Two."));
            Answer answer = new Http(other.uri())
                    .post(PATH, streamed(request(free().replace(tools.url("/mcp"), old.url("/sse")), "")));

            assertThat(StreamGrammar.check(answer.frames())
                            .at("/output/1/output")
                            .asText())
                    .as(answer.body())
                    .isEqualTo("2");
        }
    }

    @Test
    @Tag("MCP-02")
    void a_server_that_goes_away_in_the_middle_is_a_failed_call() {
        upstream.next(calling("calc__leave", "{}")).next(saying("It left."));
        JsonNode response = terminal(request(free(), ""));

        assertThat(types(response)).containsExactly("mcp_list_tools", "mcp_call", "message");
        assertThat(response.at("/output/1/status").asText()).isEqualTo("failed");
    }
}
