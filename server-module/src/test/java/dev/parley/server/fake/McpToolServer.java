package dev.parley.server.fake;

import io.modelcontextprotocol.common.McpTransportContext;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServer.SyncSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.HttpServletSseServerTransportProvider;
import io.modelcontextprotocol.server.transport.HttpServletStreamableServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;

/**
 * A real MCP server, made with the protocol's own SDK. Its tools: {@code add}, which only reads; {@code whoami}, which quotes
 * what the server was shown; {@code fail}, {@code explode} and {@code hang}, which do that; {@code leave}, which stops the server.
 */
public final class McpToolServer implements AutoCloseable {
    private static final Map<String, Object> NUMBERS = Map.of(
            "type",
            "object",
            "properties",
            Map.of("a", Map.of("type", "integer"), "b", Map.of("type", "integer")),
            "required",
            List.of("a", "b"));

    private final Server jetty = new Server();
    private final ServerConnector connector = new ServerConnector(jetty);
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<String> methods = new CopyOnWriteArrayList<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    private McpToolServer() {
        connector.setHost("127.0.0.1");
        jetty.addConnector(connector);
    }

    /** A server over streamable HTTP, at {@code /mcp}. */
    public static McpToolServer start() {
        McpToolServer tools = new McpToolServer();
        HttpServletStreamableServerTransportProvider transport = HttpServletStreamableServerTransportProvider.builder()
                .mcpEndpoint("/mcp")
                .contextExtractor(tools::context)
                .build();
        return tools.serve(transport, McpServer.sync(transport));
    }

    /** A server that knows the older transport only, at {@code /sse}. */
    @SuppressWarnings("deprecation") // as that transport is
    public static McpToolServer startOld() {
        McpToolServer tools = new McpToolServer();
        HttpServletSseServerTransportProvider transport = HttpServletSseServerTransportProvider.builder()
                .sseEndpoint("/sse")
                .messageEndpoint("/message")
                .contextExtractor(tools::context)
                .build();
        return tools.serve(transport, McpServer.sync(transport));
    }

    /** Where it is. */
    public String url(String path) {
        return "http://127.0.0.1:" + connector.getLocalPort() + path;
    }

    /** The HTTP methods of all requests so far. */
    public List<String> methods() {
        return List.copyOf(methods);
    }

    /** The tools that were called so far, with their arguments. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    @Override
    public void close() {
        over.countDown();
        LifeCycle.stop(jetty);
    }

    private McpToolServer serve(HttpServlet transport, SyncSpecification<?> specification) {
        ServletContextHandler context = new ServletContextHandler("/");
        ServletHolder holder = new ServletHolder(transport);
        holder.setAsyncSupported(true);
        context.addServlet(holder, "/*");
        jetty.setHandler(context);
        specification
                .serverInfo("tools", "1")
                .capabilities(ServerCapabilities.builder().tools(false).build());
        tool(specification, "add", "Adds two numbers.", true);
        for (String name : List.of("whoami", "fail", "explode", "hang", "leave")) {
            tool(specification, name, "Does as it is called.", false);
        }
        McpSyncServer unused = specification.build();
        LifeCycle.start(jetty);
        return this;
    }

    private void tool(SyncSpecification<?> specification, String name, String about, boolean readOnly) {
        Tool tool = Tool.builder(name, name.equals("add") ? NUMBERS : Map.of("type", "object"))
                .description(about)
                .annotations(ToolAnnotations.builder().readOnlyHint(readOnly).build())
                .build();
        specification.toolCall(tool, (exchange, request) -> {
            calls.add(name + " " + request.arguments());
            return result(request, String.valueOf(exchange.transportContext().get("authorization")));
        });
    }

    private CallToolResult result(CallToolRequest request, String authorization) {
        return switch (request.name()) {
            case "add" -> text(String.valueOf(number(request, "a") + number(request, "b")), false);
            case "whoami" -> text("You are " + authorization, false);
            case "fail" -> text("There is none. You are " + authorization, true);
            case "explode" -> throw new IllegalStateException("boom");
            case "leave" -> {
                ChatUpstream.daemon("mcp-leaves", this::close);
                await();
                yield text("late", false);
            }
            default -> {
                await();
                yield text("late", false);
            }
        };
    }

    private void await() {
        try {
            over.await();
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long number(CallToolRequest request, String name) {
        return ((Number) request.arguments().get(name)).longValue();
    }

    private static CallToolResult text(String text, boolean isError) {
        return CallToolResult.builder().addTextContent(text).isError(isError).build();
    }

    private McpTransportContext context(HttpServletRequest request) {
        methods.add(request.getMethod());
        return McpTransportContext.create(Map.of("authorization", String.valueOf(request.getHeader("Authorization"))));
    }
}
