package dev.parley.conformance;

import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.mcp.McpServer;
import dev.parley.conformance.suite.Surroundings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** The options of {@code run} that say more about the server under test; cases that need one are not testable without it. */
final class SurroundingOptions {
    /** Servers sweep every minute or so. */
    private static final int GRACE = 120;

    @Option(names = "--other-key", paramLabel = "KEY", description = "API key of another tenant")
    private Optional<String> otherKey = Optional.empty();

    @Option(names = "--replica", paramLabel = "URL", description = "base URL of a second instance of the server")
    private Optional<URI> replica = Optional.empty();

    @Option(names = "--restart", paramLabel = "COMMAND", description = "shell command that restarts the server")
    private Optional<String> restart = Optional.empty();

    @Option(names = "--retention-seconds", paramLabel = "N", description = "how old a response may become")
    private Optional<Integer> retentionSeconds = Optional.empty();

    @Option(names = "--retained", paramLabel = "N", description = "how many responses are kept (a small number)")
    private Optional<Integer> retained = Optional.empty();

    @Option(
            names = "--resume-seconds",
            paramLabel = "N",
            description = "how long after its end a stream can be resumed")
    private Optional<Integer> resumeSeconds = Optional.empty();

    @Option(
            names = "--screenshot-url",
            paramLabel = "URL",
            description = "a picture that the server under test can fetch")
    private Optional<URI> screenshot = Optional.empty();

    Optional<String> otherKey() {
        return otherKey;
    }

    Surroundings surroundings(int patience, Optional<McpServer> mcp) {
        var limits = new Surroundings.Limits(
                number(retentionSeconds),
                number(retained),
                number(resumeSeconds),
                new Surroundings.Waiting(patience, GRACE));
        return new Surroundings(
                otherKey,
                replica,
                restart.map(SurroundingOptions::command),
                limits,
                new Surroundings.Reachable(mcp, screenshot));
    }

    private static OptionalInt number(Optional<Integer> value) {
        return value.map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    private static Surroundings.Restart command(String line) {
        return () -> {
            try {
                Process process = new ProcessBuilder("sh", "-c", line)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                int code = process.waitFor();
                if (code != 0) {
                    throw new BrokenKitException("the command of --restart ended with " + code);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}
