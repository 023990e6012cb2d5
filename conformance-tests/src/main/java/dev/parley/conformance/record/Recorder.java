package dev.parley.conformance.record;

import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.fixture.Fixture;
import dev.parley.conformance.fixture.FixtureWriter;
import dev.parley.conformance.relay.Passed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Writes each exchange that goes by to a fixture of its own, named by what it is. Thread-safe. */
public final class Recorder {
    private final Path folder;
    private final String profile;
    private final Fixture.Origin origin;
    private final FixtureWriter writer = new FixtureWriter();

    /** Profile and origin stand on all fixtures of a session. */
    public Recorder(Path folder, String profile, Fixture.Origin origin) {
        this.folder = folder;
        this.profile = profile;
        this.origin = origin;
    }

    /** The file that the exchange was written to, or nothing where there was no answer to keep. */
    public synchronized Optional<Path> take(Passed passed) {
        Exchange exchange = passed.exchange();
        if (exchange.answer().isEmpty()) {
            return Optional.empty();
        }
        String title = title(exchange);
        Path file = free(title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        var label = new Fixture.Label(title, profile, origin, false);
        Optional<String> cut = exchange.broken().or(passed::left);
        try {
            writer.write(new Fixture(title, label, exchange, cut), file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return Optional.of(file);
    }

    private static String title(Exchange exchange) {
        String place = exchange.request()
                .path()
                .replaceFirst(".*/responses", "responses")
                .replaceAll("_[A-Za-z0-9]{8,}", "");
        String way = exchange.answer().orElseThrow().isSse() ? " streamed" : "";
        return exchange.request().method() + " " + place + " " + exchange.status() + way;
    }

    private Path free(String name) {
        Path file = folder.resolve(name + ".json");
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve(name + "-" + i + ".json");
        }
        return file;
    }
}
