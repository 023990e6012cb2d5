package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.JsonValue;
import dev.parley.server.LiveAnswer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ReceivedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An MCP server that says nothing, at any point: it is waited for so long, and no longer than the client. */
final class McpSilenceTest extends McpFixture {
    private static final String RESULT = "{\"jsonrpc\":\"2.0\",\"id\":%s,\"result\":%s}";
    private static final String WELCOME = "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{\"tools\":{}},"
            + "\"serverInfo\":{\"name\":\"mute\",\"version\":\"1\"}}";
    private static final String TOOLS = "{\"tools\":[{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\"}}]}";

    @Override
    int timeoutSeconds() {
        return 8;
    }

    /** Answers all methods but this one. */
    private void muteAt(String method) {
        mute.otherwise(request -> {
            if (!request.requestLine().startsWith("POST")) {
                return ChatReply.json(405, "{}");
            }
            String asked =
                    request.json() instanceof JsonValue.Obj json && json.get("method") instanceof JsonValue.Str name
                            ? name.value()
                            : "";
            if (asked.equals(method)) {
                return ChatReply.stream().hold();
            }
            String id = String.valueOf(((JsonValue.Obj) request.json()).get("id"));
            return switch (asked) {
                case "initialize" -> ChatReply.json(RESULT.formatted(id, WELCOME));
                case "tools/list" -> ChatReply.json(RESULT.formatted(id, TOOLS));
                default -> ChatReply.json(202, "");
            };
        });
    }

    private String asking() {
        return request(
                "{\"type\":\"mcp\",\"server_label\":\"mute\",\"server_url\":\"" + mute.baseUrl()
                        + "\",\"require_approval\":\"never\"}",
                "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "tools/list"})
    @Tag("MCP-02")
    void silence_at_the_beginning_is_a_failed_listing(String method) {
        muteAt(method);
        upstream.next(saying("Hi."));
        JsonNode response = terminal(asking());

        assertThat(types(response)).containsExactly("mcp_list_tools", "message");
        assertThat(response.at("/output/0/error").asText()).contains("did not answer within 8 s");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("MCP-02")
    void silence_in_a_call_is_a_failed_call(boolean streamed) {
        muteAt("tools/call");
        upstream.next(
                        streamed
                                ? calling("mute__t", "{}")
                                : ChatReply.json(
                                        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\","
                                                + "\"type\":\"function\",\"function\":{\"name\":\"mute__t\",\"arguments\":\"{}\"}}]},"
                                                + "\"finish_reason\":\"tool_calls\"}]}"))
                .next(streamed ? saying("It hangs.") : ChatReply.completion("It hangs."));
        JsonNode response =
                streamed ? terminal(asking()) : http.post(PATH, asking()).json();

        assertThat(types(response)).containsExactly("mcp_list_tools", "mcp_call", "message");
        assertThat(response.at("/output/1/error").asText()).contains("did not answer within 8 s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"initialize", "tools/list", "tools/call"})
    @Tag("STATE-12")
    void a_client_that_leaves_closes_the_connection_to_the_server(String method) throws Exception {
        muteAt(method);
        upstream.next(calling("mute__t", "{}"));
        ReceivedRequest waiting;
        try (LiveAnswer answer = LiveAnswer.post(server.uri(), PATH, streamed(asking()))) {
            answer.id();
            do {
                waiting = mute.takeRequest();
            } while (!waiting.body().contains("\"" + method + "\""));
        }
        mute.assertClientLeaves(waiting);
    }
}
