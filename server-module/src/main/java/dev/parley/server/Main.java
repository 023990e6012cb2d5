package dev.parley.server;

import dev.parley.server.log.LogSetup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code parley serve}: reads the configuration, starts the server, says where it listens and waits. */
@Command(
        name = "serve",
        description = "Serves the Responses API.",
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
public final class Main implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "N", description = "Port to listen on; 0 picks a free one. Default: 8080.")
    private @Nullable Integer port;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on. Default: 127.0.0.1.")
    private @Nullable String host;

    @Option(names = "--config", paramLabel = "FILE", description = "YAML configuration file.")
    private @Nullable Path config;

    @Option(
            names = "--store",
            paramLabel = "URL",
            description = "JDBC URL of the store. Default: jdbc:sqlite:parley-data/parley.db.")
    private @Nullable String store;

    @Option(
            names = "--check-config",
            paramLabel = "FILE",
            description = "Says whether a configuration file can be used, and what is wrong with it; serves nothing.")
    private @Nullable Path checked;

    private Main() {}

    /** Exits with 2 if the configuration can't be used. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        CommandLine command = new CommandLine(new Main());
        command.setExecutionExceptionHandler((failure, line, parsed) -> {
            if (failure instanceof ConfigException) {
                line.getErr().println("parley: " + failure.getMessage());
                return 2;
            }
            throw failure;
        });
        return command.execute(arguments);
    }

    @Override
    public Integer call() throws Exception {
        if (checked != null) {
            ServerConfig good = new ConfigReader(System.getenv()).read(checked);
            System.out.println(checked + " can be used: " + good.routes().size() + " routes, "
                    + good.keys().size() + " keys.");
            return 0;
        }
        ServerConfig settings = settings();
        if (settings.operation().log().format() == LogConfig.Format.JSON) {
            LogSetup.json();
        }
        return serve(settings);
    }

    private static int serve(ServerConfig settings) throws Exception {
        try (ParleyServer server = ParleyServer.start(settings)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "parley-shutdown"));
            if (settings.keys().isEmpty()) {
                System.out.println("No keys are configured: anybody on this machine may call, nobody else can.");
            }
            server.metrics().ifPresent(uri -> System.out.println("Metrics are at " + uri));
            System.out.println("Parley listens on " + server.uri());
            server.join();
        }
        return 0;
    }

    private ServerConfig settings() {
        ConfigReader reader = new ConfigReader(System.getenv());
        ServerConfig settings = config == null ? reader.defaults() : reader.read(config);
        return settings.with(host, port, store);
    }
}
