package dev.parley.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the corpus that fuzzing left behind; {@code mvn -Pfuzz verify} makes it grow. */
final class CorpusTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    static List<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.walk(CORPUS)) {
            List<Path> found = files.filter(Files::isRegularFile).sorted().toList();
            assertThat(found).isNotEmpty();
            return found;
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void no_reader_fails_in_an_unexpected_way(Path file) throws IOException {
        byte[] data = Files.readAllBytes(file);
        for (var reader : ReaderFuzz.READERS.values()) {
            ReaderFuzz.check(data, reader);
        }
    }
}
