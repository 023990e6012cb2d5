package dev.parley.conformance;

import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.data.DataReader;
import dev.parley.conformance.fixture.Fixture;
import dev.parley.conformance.fixture.FixtureReader;
import dev.parley.conformance.mock.Break;
import dev.parley.conformance.mock.MockServer;
import dev.parley.conformance.mock.Torture;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code mock}: serves fixtures, to test clients with. */
@CommandLine.Command(
        name = "mock",
        description = "Serves fixtures as a server for testing clients, as strange or as broken as asked.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.KIT_BROKEN,
        footer = {"A request can ask for itself, in the headers X-Conform-Torture and X-Conform-Break."})
final class MockCommand implements Callable<Integer> {
    @Option(names = "--profile", required = true, description = "lightcone-v1, lightcone-compat, openai-v1 or v5")
    private String profile;

    @Option(names = "--fixtures", description = "folder of fixtures; default: the kit's own of the profile")
    private Optional<Path> folder;

    @Option(names = "--port", defaultValue = "0", description = "where clients connect; default: any free port")
    private int port;

    @Option(
            names = "--torture",
            defaultValue = "none",
            description =
                    "none, all, or some of chunks, bytes, crlf, comments, multiline, bom, heartbeats, keys, unknown, slow")
    private String torture;

    @Option(names = "--break", defaultValue = "none", description = "none, cut, no-terminal, 429, 500 or malformed")
    private String broken;

    @Option(names = "--break-first", defaultValue = "0", description = "break only so many requests; default: all")
    private int breakFirst;

    @Option(names = "--speed", defaultValue = "1", description = "1 as recorded, 2 twice as fast, 0 without pauses")
    private double speed;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Laws.known(profile);
        List<Fixture> fixtures = folder.isPresent() ? read(folder.get()) : new FixtureReader().shipped(profile);
        PrintWriter lines = spec.commandLine().getOut();
        Foreground foreground = new Foreground(0);
        try (MockServer server = new MockServer(fixtures, manner(), port)) {
            lines.println("conform mock listens on " + server.url() + " with " + fixtures.size() + " fixtures");
            lines.flush();
            foreground.await();
        }
        return foreground.end(0);
    }

    private MockServer.Manner manner() {
        try {
            return new MockServer.Manner(Torture.read(torture), Break.read(broken), breakFirst, speed);
        } catch (IllegalArgumentException e) {
            throw new BrokenKitException(e.getMessage(), e);
        }
    }

    private List<Fixture> read(Path path) throws IOException {
        FixtureReader reader = new FixtureReader();
        List<Fixture> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                found.add(reader.read(new DataReader.Source(file.toString(), Files.readString(file))));
            }
        }
        return found.stream()
                .filter(each -> each.label().profile().equals(profile))
                .toList();
    }
}
