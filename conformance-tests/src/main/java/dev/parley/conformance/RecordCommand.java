package dev.parley.conformance;

import dev.parley.conformance.fixture.Fixture;
import dev.parley.conformance.record.Recorder;
import dev.parley.conformance.relay.Passed;
import dev.parley.conformance.relay.Relay;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code record}: a proxy that writes what goes through it to fixtures. */
@CommandLine.Command(
        name = "record",
        description = "Stands before a server, passes everything through as it arrives, and writes fixtures.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.KIT_BROKEN)
final class RecordCommand implements Callable<Integer> {
    @Option(names = "--target", required = true, description = "base URL of the server, with or without /v1")
    private URI target;

    @Option(names = "--out", defaultValue = "fixtures", description = "folder for the fixtures (default: fixtures)")
    private Path out;

    @Option(names = "--port", defaultValue = "0", description = "where clients connect; default: any free port")
    private int port;

    @Option(
            names = "--profile",
            defaultValue = "observed",
            description = "what to write on the fixtures (default: observed)")
    private String profile;

    @Option(
            names = "--licence",
            defaultValue = "not stated",
            description = "under which licence the answers may be used")
    private String licence;

    @Option(
            names = "--count",
            defaultValue = "0",
            description = "end after so many exchanges; default: when interrupted")
    private int count;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter lines = spec.commandLine().getOut();
        Laws.known(profile);
        Recorder recorder = new Recorder(out, profile, new Fixture.Origin(String.valueOf(target.getHost()), licence));
        Foreground foreground = new Foreground(count);
        try (Relay relay = new Relay(target, port, passed -> take(passed, recorder, foreground))) {
            lines.println("conform record listens on " + relay.url());
            lines.flush();
            foreground.await();
        }
        return foreground.end(0);
    }

    private void take(Passed passed, Recorder recorder, Foreground foreground) {
        PrintWriter lines = spec.commandLine().getOut();
        try {
            Optional<Path> file = recorder.take(passed);
            lines.println(file.map(path -> "wrote " + path)
                    .orElseGet(() -> "kept nothing of " + passed.exchange().step() + ": "
                            + passed.exchange().broken().orElse("no answer")));
            lines.flush();
        } finally {
            foreground.seen();
        }
    }
}
