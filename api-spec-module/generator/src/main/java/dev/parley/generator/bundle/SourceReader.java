package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads the contract's directory. Knows the folders and the order of files, not what a fragment means. */
final class SourceReader {
    static final String ROOT = "parley.yaml";

    private final Path directory;

    private SourceReader(Path directory) {
        this.directory = directory;
    }

    static Sources read(Path directory) {
        SourceReader reader = new SourceReader(directory);
        List<Fragment> fragments = new ArrayList<>();
        for (Section section : Section.values()) {
            reader.files(section.folder()).forEach(file -> fragments.addAll(reader.fragments(file, section)));
        }
        List<Overlay> overlays = reader.files("overlays").stream()
                .map(file -> Overlay.of(reader.relative(file), reader.tree(file)))
                .toList();
        return new Sources(reader.tree(directory.resolve(ROOT)), List.copyOf(fragments), overlays);
    }

    private List<Fragment> fragments(Path file, Section section) {
        return Trees.fields(tree(file)).entrySet().stream()
                .map(entry -> new Fragment(relative(file), section, entry.getKey(), entry.getValue()))
                .toList();
    }

    private ObjectNode tree(Path file) {
        JsonNode tree = YamlFile.read(file, relative(file));
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw new ContractException(new Problem(relative(file), "document", "is not a mapping"));
    }

    private List<Path> files(String folder) {
        Path root = directory.resolve(folder);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted(Comparator.comparing(this::relative))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String relative(Path file) {
        return directory.relativize(file).toString().replace('\\', '/');
    }
}
