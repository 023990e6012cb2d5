package dev.parley.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.fixture.FixtureReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads recorded traffic in the forms people have it: fixtures, HAR, JSON lines, a raw event stream, one JSON body. The form
 * is told from the content, never from the name.
 */
public final class CaptureReader {
    private final FixtureReader fixtures = new FixtureReader();

    /** Gives every exchange of a file, or of all files below a folder, to somebody, one at a time. */
    public void read(Path path, Consumer<Capture> taker) {
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> all = files.filter(Files::isRegularFile).sorted().toList();
            for (Path file : all) {
                file(file, taker);
            }
        } catch (IOException e) {
            throw new BrokenKitException("cannot read " + path + ": " + e.getMessage(), e);
        }
    }

    public List<Capture> read(Path path) {
        List<Capture> captures = new ArrayList<>();
        read(path, captures::add);
        return captures;
    }

    private void file(Path file, Consumer<Capture> taker) throws IOException {
        String name = String.valueOf(file.getFileName());
        byte[] bytes = Files.readAllBytes(file);
        Bytes content = Bytes.of(bytes);
        JsonNode whole = Trees.read(content);
        if (FixtureReader.isFixture(whole)) {
            taker.accept(Capture.of(fixtures.read(whole, name)));
        } else if (whole.path("log").path("entries").isArray()) {
            HarFile.read(whole).forEach(taker);
        } else if (isLine(whole)) {
            taker.accept(JsonLines.read(whole, name));
        } else if (whole.isContainerNode()) {
            taker.accept(new Draft(name).body(status(whole), content).done());
        } else if (content.text().stripLeading().startsWith("{")) {
            lines(name, content, taker);
        } else {
            taker.accept(stream(name, content));
        }
    }

    private static void lines(String name, Bytes content, Consumer<Capture> taker) {
        int number = 0;
        for (String line : content.text().lines().toList()) {
            number++;
            JsonNode tree = Trees.read(line);
            if (!line.isBlank()) {
                if (!isLine(tree)) {
                    throw new BrokenKitException(name + " line " + number + " is no recorded exchange");
                }
                taker.accept(JsonLines.read(tree, name + " line " + number));
            }
        }
    }

    private static Capture stream(String name, Bytes content) {
        Draft draft = new Draft(name).stream(content).keeps(Capture.Kept.FRAMES).keeps(Capture.Kept.START);
        Capture capture = draft.done();
        if (capture.exchange().frames().frames().isEmpty()) {
            throw new BrokenKitException(name + " is neither JSON nor an event stream");
        }
        return capture;
    }

    private static boolean isLine(JsonNode tree) {
        boolean answer = tree.has("body") && (tree.has("source") || tree.has("status"));
        boolean raw = tree.path("text").isTextual() && (tree.has("framing") || tree.has("kind"));
        return tree.path("events").isArray() || answer || raw;
    }

    private static int status(JsonNode body) {
        return body.path("error").isObject() && !body.has("object") ? 400 : 200;
    }
}
