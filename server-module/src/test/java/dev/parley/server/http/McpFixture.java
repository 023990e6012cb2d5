package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.JsonValue;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.McpConfig;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.ToolsConfig;
import dev.parley.server.Web;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.McpToolServer;
import dev.parley.server.fake.ReceivedRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** A server that may ask a real MCP server, in front of a chat upstream whose model the test plays. */
abstract class McpFixture {
    static final String PATH = "/v5/responses";
    static final String SECRET = "operators-secret-4711";

    final McpToolServer tools = McpToolServer.start();
    final ChatUpstream mute = ChatUpstream.start();
    final ChatUpstream upstream = ChatUpstream.start();
    final TestServer server = TestServer.running(new ToolsConfig(access()), web(), route());
    final Http http = new Http(server.uri());

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
        tools.close();
        mute.close();
    }

    /** What the configuration of this test allows. */
    McpConfig access() {
        McpConfig.Server named =
                new McpConfig.Server("ours", tools.url("/mcp"), Map.of("Authorization", "Bearer " + SECRET));
        return new McpConfig(
                List.of(tools.url("/mcp"), mute.baseUrl().toString(), "http://127.0.0.1:9/down"),
                List.of(named),
                timeoutSeconds(),
                3);
    }

    int timeoutSeconds() {
        return 20;
    }

    Web web() {
        return Web.DEFAULT;
    }

    Route route() {
        return new Route(
                "*",
                EngineKind.CHAT,
                upstream.baseUrl().toString(),
                "k",
                null,
                5,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                null);
    }

    /** The tool, with more of its members. */
    String declared(String more) {
        return "{\"type\":\"mcp\",\"server_label\":\"calc\",\"server_url\":\"" + tools.url("/mcp") + "\""
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    String free() {
        return declared("\"require_approval\":\"never\"");
    }

    /** A request with that tool; {@code more} are further members of it. */
    static String request(String tool, String more) {
        return "{\"model\":\"any/m\",\"input\":\"hello\",\"tools\":[" + tool + "]" + (more.isEmpty() ? "" : "," + more)
                + "}";
    }

    /** A model that calls these tools, one after the other. */
    static ChatReply calling(String... namesAndArguments) {
        ChatReply reply = ChatReply.stream();
        for (int i = 0; i < namesAndArguments.length; i += 2) {
            reply = reply.toolCall("{\"index\":" + i / 2 + ",\"id\":\"call_" + i / 2 + "\",\"function\":{\"name\":\""
                    + namesAndArguments[i] + "\",\"arguments\":"
                    + new JsonValue.Str(namesAndArguments[i + 1]).toJson() + "}}");
        }
        return reply.finish("tool_calls").usage(10, 5).done();
    }

    static ChatReply saying(String text) {
        return ChatReply.stream().text(text).finish("stop").usage(20, 3).done();
    }

    List<Frame> stream(String request) {
        Answer answer = http.post(PATH, streamed(request));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.frames();
    }

    /** The response that a legal stream ends with. */
    JsonNode terminal(String request) {
        return StreamGrammar.check(stream(request));
    }

    static String streamed(String request) {
        return "{\"stream\":true," + request.substring(1);
    }

    /** The messages that the model got with a question. */
    static JsonNode messages(ReceivedRequest question) {
        return Http.tree(question.body()).get("messages");
    }

    static List<String> types(JsonNode response) {
        return response.get("output").findValuesAsText("type").stream()
                .filter(type -> !type.equals("output_text") && !type.matches("object|integer"))
                .toList();
    }
}
