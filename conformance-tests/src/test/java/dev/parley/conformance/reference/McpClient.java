package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** As much of an MCP client as the cases need: it connects when it is first asked. One thread, one session. */
final class McpClient {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI url;
    private String session = "";

    McpClient(URI url) {
        this.url = url;
    }

    JsonNode tools() throws IOException {
        return ask("tools/list", JSON.objectNode()).path("result").path("tools");
    }

    /** What it answers: a result, or an error. */
    JsonNode call(String name, JsonNode arguments) throws IOException {
        return ask("tools/call", JSON.objectNode().put("name", name).set("arguments", arguments));
    }

    private JsonNode ask(String method, ObjectNode params) throws IOException {
        if (session.isEmpty()) {
            ObjectNode hello = JSON.objectNode().put("protocolVersion", "2025-11-25");
            hello.putObject("capabilities");
            hello.putObject("clientInfo").put("name", "reference").put("version", "1");
            session = post(message("initialize", hello).put("id", 1))
                    .headers()
                    .firstValue("Mcp-Session-Id")
                    .orElse("none");
            post(message("notifications/initialized", JSON.objectNode()));
        }
        return JsonMapper.builder()
                .build()
                .readTree(post(message(method, params).put("id", 2)).body());
    }

    private static ObjectNode message(String method, ObjectNode params) {
        return JSON.objectNode().put("jsonrpc", "2.0").put("method", method).set("params", params);
    }

    private HttpResponse<String> post(ObjectNode message) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofString(message.toString()));
        if (!session.isEmpty()) {
            request.header("Mcp-Session-Id", session).header("MCP-Protocol-Version", "2025-11-25");
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }
}
