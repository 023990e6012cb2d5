package example;

import dev.parley.server.ParleyServer;
import dev.parley.server.ServerConfig;
import dev.parley.server.StoreConfig;
import dev.parley.server.Web;
import java.util.List;

/** Starts the server under test: here ours, with its scripted model. */
final class Servers {
    private Servers() {}

    static ParleyServer on(StoreConfig store) {
        return ParleyServer.start(new ServerConfig(
                "127.0.0.1",
                0,
                "openai-v1",
                ServerConfig.Threads.PLATFORM,
                store,
                List.of(new ServerConfig.Route(
                        "parley-scripted", ServerConfig.EngineKind.SCRIPTED, null, null, null, null)),
                List.of(),
                ServerConfig.Lifecycle.DEFAULT,
                Web.DEFAULT));
    }
}
