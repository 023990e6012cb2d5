package dev.parley.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the plugin writes for a small contract with one of everything. After a wanted change run the tests once with
 * {@code -Dgolden.rewrite=true} and read the difference.
 */
final class GoldenFilesTest {
    private static final Path GOLDEN = Path.of("src/test/resources/golden");

    @TempDir
    private Path output;

    @ParameterizedTest
    @ValueSource(strings = {"model", "server", "client"})
    void the_generated_files_are_the_golden_ones(String emit) throws IOException {
        Plugin.generate(Path.of("src/test/resources/specs/small.yaml"), emit, output);
        Map<String, String> written = files(output, ".java", "");
        if (Boolean.getBoolean("golden.rewrite")) {
            rewrite(GOLDEN.resolve(emit), written);
        }
        assertThat(written).isNotEmpty().isEqualTo(files(GOLDEN.resolve(emit), ".java.txt", ".txt"));
    }

    /** By the path below the package, so that the golden files lie flat. */
    private static Map<String, String> files(Path folder, String suffix, String cut) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (var found = Files.walk(folder)) {
            for (Path file : found.filter(f -> f.toString().endsWith(suffix)).toList()) {
                String name = file.getFileName().toString();
                files.put(name.substring(0, name.length() - cut.length()), Files.readString(file));
            }
        }
        return files;
    }

    private static void rewrite(Path folder, Map<String, String> files) throws IOException {
        Files.createDirectories(folder);
        try (var old = Files.list(folder)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(folder.resolve(file.getKey() + ".txt"), file.getValue());
        }
    }
}
