package dev.parley.server.tools.mcp;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator.ValidationResponse;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.ListToolsResult;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one turn has to do with one MCP server: connected when it is first needed, over streamable HTTP or, where a server
 * does not know that, over server-sent events. Asks on the calling thread; may be closed from any.
 */
final class McpSession implements AutoCloseable {
    private static final TypeRef<Map<String, Object>> ARGUMENTS = new TypeRef<>() {};
    private static final int MOST_PAGES = 100;
    private static final int LONGEST_MESSAGE = 4 * 1024 * 1024;

    private final McpServer server;
    private final TurnHttp http;
    private final Duration timeout;
    private volatile @Nullable McpSyncClient client;

    McpSession(McpServer server, TurnHttp http, Duration timeout) {
        this.server = server;
        this.http = http;
        this.timeout = timeout;
    }

    /** All tools of the server. */
    List<McpSchema.Tool> tools() throws McpFailure {
        McpSyncClient connected = connected();
        try {
            List<McpSchema.Tool> tools = new ArrayList<>();
            String cursor = null;
            for (int page = 0; page == 0 || (cursor != null && page < MOST_PAGES); page++) {
                ListToolsResult result = connected.listTools(cursor);
                tools.addAll(result.tools());
                cursor = result.nextCursor();
            }
            return tools;
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    /** What a tool gives back for these arguments, a JSON object. */
    String call(String tool, String arguments) throws McpFailure {
        McpSyncClient connected = connected();
        CallToolResult result;
        try {
            result = connected.callTool(CallToolRequest.builder(tool)
                    .arguments(McpJsonDefaults.getMapper().readValue(arguments, ARGUMENTS))
                    .build());
        } catch (IOException e) {
            throw new McpFailure("The arguments are not a JSON object.", e);
        } catch (RuntimeException e) {
            throw failure(e);
        }
        String text = server.withoutSecrets(ToolResult.text(result));
        if (Boolean.TRUE.equals(result.isError())) {
            throw new McpFailure(text.isBlank() ? "The tool failed." : text, null);
        }
        return text;
    }

    /** Says farewell, without waiting for an answer, and gives up what is still waited for. */
    @Override
    public void close() {
        McpSyncClient open = client;
        if (open != null) {
            open.close();
        }
    }

    private McpSyncClient connected() throws McpFailure {
        McpSyncClient open = client;
        if (open != null) {
            return open;
        }
        try {
            return connect(streamable());
        } catch (RuntimeException e) {
            if (!Failures.saysThatTransportIsUnknown(e)) {
                throw failure(e);
            }
        }
        try {
            return connect(events());
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private McpSyncClient connect(McpClientTransport transport) {
        McpSyncClient made = McpClient.sync(transport)
                .clientInfo(Implementation.builder("parley", "1").build())
                .requestTimeout(timeout)
                .initializationTimeout(timeout)
                // What tools give back is for the model to judge.
                .jsonSchemaValidator((schema, content) -> ValidationResponse.asValid(null))
                .build();
        client = made; // so that it can be closed while it connects
        try {
            made.initialize();
            return made;
        } catch (RuntimeException e) {
            client = null;
            made.close();
            throw e;
        }
    }

    private McpClientTransport streamable() {
        return HttpClientStreamableHttpTransport.builder(origin())
                .endpoint(place())
                .clientBuilder(new ReadyHttp(http))
                .requestBuilder(request())
                .maxResponseSize(LONGEST_MESSAGE)
                .build();
    }

    @SuppressWarnings("deprecation") // as the transport itself is: there are servers of it
    private McpClientTransport events() {
        return HttpClientSseClientTransport.builder(origin())
                .sseEndpoint(place())
                .clientBuilder(new ReadyHttp(http))
                .requestBuilder(request())
                .maxResponseSize(LONGEST_MESSAGE)
                .build();
    }

    private HttpRequest.Builder request() {
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(timeout);
        server.headers().forEach(request::setHeader);
        return request;
    }

    private String origin() {
        return server.url().getScheme() + "://" + server.url().getRawAuthority();
    }

    private String place() {
        URI url = server.url();
        String path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        return url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
    }

    private McpFailure failure(RuntimeException e) {
        return new McpFailure(server.withoutSecrets(Failures.message(e, timeout)), e);
    }
}
