package example;

import dev.parley.server.McpConfig;
import dev.parley.server.Operation;
import dev.parley.server.ParleyServer;
import dev.parley.server.ServerConfig;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.StoreConfig;
import dev.parley.server.ToolsConfig;
import dev.parley.server.Web;
import java.net.URI;
import java.util.List;

/** Starts the server under test: here ours, with its scripted model. */
final class Servers {
    /** Where nobody listens: a case asks for it. */
    private static final String NOWHERE = "http://127.0.0.1:9/mcp";

    private Servers() {}

    static ParleyServer on(StoreConfig store) {
        return on(store, 0);
    }

    static ParleyServer on(StoreConfig store, int port) {
        return start(store, port, List.of(scripted("parley-scripted")), ToolsConfig.NONE);
    }

    /** With a second model behind an upstream, and tools of an MCP server. */
    static ParleyServer between(StoreConfig store, URI upstream, URI tools) {
        Route puppet = new Route("parley/puppet", EngineKind.CHAT, upstream.toString(), "sk-mine", null, 20);
        McpConfig mcp = new McpConfig(List.of(tools.toString(), NOWHERE), List.of(), 20, 3);
        return start(store, 0, List.of(scripted("parley/scripted"), puppet), new ToolsConfig(mcp));
    }

    private static Route scripted(String model) {
        return new Route(model, EngineKind.SCRIPTED, null, null, null, null);
    }

    private static ParleyServer start(StoreConfig store, int port, List<Route> routes, ToolsConfig tools) {
        return ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                port,
                "openai-v1",
                ServerConfig.Threads.PLATFORM,
                store,
                routes,
                List.of(),
                ServerConfig.Lifecycle.DEFAULT,
                Web.DEFAULT,
                Operation.DEFAULT,
                tools));
    }
}
