package dev.parley.generator.bundle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies the examples, {@code <mark>/<Schema>/<name>.json}, and writes an index: resources cannot be listed. The mark is a dialect, or
 * stands for what no published document has.
 */
final class Examples {
    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Examples() {}

    static void copy(Path source, Path target) {
        ArrayNode index = JsonNodeFactory.instance.arrayNode();
        DocumentWriter writer = new DocumentWriter(target);
        for (Path file : files(source)) {
            Path relative = source.relativize(file);
            if (relative.getNameCount() != 3
                    || !Dialect.marks().contains(relative.getName(0).toString())) {
                throw new ContractException(
                        new Problem("examples/" + relative, "file", "is not at <mark>/<Schema>/<name>.json"));
            }
            String path = relative.toString().replace('\\', '/');
            copyOne(file, target.resolve(relative), path);
            index.addObject()
                    .put("path", path)
                    .put("dialect", relative.getName(0).toString())
                    .put("schema", relative.getName(1).toString())
                    .put("name", relative.getName(2).toString().replace(".json", ""));
        }
        writer.json("index.json", index);
    }

    private static void copyOne(Path file, Path target, String path) {
        try {
            STRICT.readTree(Files.readString(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new ContractException(new Problem("examples/" + path, "document", e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path source) {
        if (!Files.isDirectory(source)) {
            return List.of();
        }
        try (Stream<Path> paths = Files.walk(source)) {
            return paths.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
