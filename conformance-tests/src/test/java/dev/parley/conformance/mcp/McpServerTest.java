package dev.parley.conformance.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Trees;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The kit's MCP server as a client sees it. That the protocol's own SDK understands it, the demo and the example show. */
final class McpServerTest {
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final String HELLO =
            message("initialize", "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{}}");

    private McpServer server;
    private URI url;
    private String session = "";

    @BeforeEach
    void open() throws Exception {
        server = McpServer.local();
        url = server.freshUrl();
    }

    @AfterEach
    void close() {
        server.close();
    }

    private static String message(String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private static String call(String tool, String arguments) {
        return message("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":" + arguments + "}");
    }

    private HttpResponse<String> send(String method, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode post(String body) throws Exception {
        return Trees.read(send("POST", body).body());
    }

    private void connect() throws Exception {
        session = send("POST", HELLO).headers().firstValue("Mcp-Session-Id").orElseThrow();
    }

    @Test
    void a_session_begins_with_the_version_that_the_client_speaks_or_else_the_newest() throws Exception {
        assertThat(post(HELLO).at("/result/protocolVersion").asText()).isEqualTo("2025-06-18");
        assertThat(post(HELLO.replace("2025-06-18", "2024-11-05"))
                        .at("/result/protocolVersion")
                        .asText())
                .isEqualTo("2025-11-25");
    }

    @Test
    void nothing_is_answered_outside_of_a_session() throws Exception {
        assertThat(send("POST", message("ping", "{}")).statusCode()).isEqualTo(400);
        session = "of-somebody-else";
        assertThat(send("POST", message("ping", "{}")).statusCode()).isEqualTo(404);
        connect();
        assertThat(post(message("ping", "{}")).path("result").isObject()).isTrue();
        assertThat(send("DELETE", "").statusCode()).isEqualTo(204);
        assertThat(send("POST", message("ping", "{}")).statusCode()).isEqualTo(404);
    }

    @Test
    void notifications_have_no_answer_and_nothing_is_said_unasked() throws Exception {
        connect();
        HttpResponse<String> taken = send("POST", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");

        assertThat(taken.statusCode()).isEqualTo(202);
        assertThat(taken.body()).isEmpty();
        assertThat(send("GET", "").statusCode()).isEqualTo(405);
    }

    @Test
    void a_call_is_remembered_at_its_address_with_what_it_gave_back() throws Exception {
        connect();
        assertThat(post(message("tools/list", "{}")).at("/result/tools").findValuesAsText("name"))
                .containsExactly("secret_word", "broken_tool");
        JsonNode answer = post(call("secret_word", "{\"of\":\"Parley\"}"));

        assertThat(server.visit(url).calls()).singleElement().satisfies(call -> {
            assertThat(call).hasToString("secret_word {\"of\":\"Parley\"}");
            assertThat(call.word()).hasSizeGreaterThan(7);
            assertThat(answer.at("/result/content/0/text").asText()).contains(call.word(), "Parley");
        });
        assertThat(server.visit(server.freshUrl()).calls()).isEmpty();
    }

    @Test
    void what_fails_says_so_in_the_way_of_the_protocol() throws Exception {
        connect();

        assertThat(post(call("secret_word", "{}")).at("/result/isError").asBoolean())
                .isTrue();
        assertThat(post(call("broken_tool", "{\"of\":\"x\"}")).at("/error/code").asInt())
                .isEqualTo(-32603);
        assertThat(post(call("weather", "{}")).at("/error/code").asInt()).isEqualTo(-32602);
        assertThat(post(message("resources/list", "{}")).at("/error/code").asInt())
                .isEqualTo(-32601);
        assertThat(post("{\"id\":1}").at("/error/code").asInt()).isEqualTo(-32600);
        assertThat(post("[" + message("ping", "{}") + "]").at("/0/result").isObject())
                .isTrue();
        assertThat(send("POST", "{").statusCode()).isEqualTo(400);
    }

    @Test
    void pages_in_browsers_are_turned_away() throws Exception {
        assertThat(send("POST", HELLO, "Origin", "https://elsewhere.example").statusCode())
                .isEqualTo(403);
    }

    @Test
    void each_case_has_an_address_below_the_one_that_others_are_told() throws Exception {
        try (McpServer seenElsewhere = new McpServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                Optional.of(URI.create("https://kit.example/tools/")))) {
            assertThat(seenElsewhere.freshUrl().toString()).matches("https://kit\\.example/tools/[0-9a-f-]{36}");
        }
        assertThat(url.toString()).startsWith(server.url() + "/");
    }
}
