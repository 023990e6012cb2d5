package dev.parley.generator.bundle;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads one YAML file strictly: no key twice, and no anchors, which the tree reader would take for texts. */
final class YamlFile {
    private static final YAMLFactory FACTORY = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectMapper MAPPER = new YAMLMapper(FACTORY);

    private YamlFile() {}

    static JsonNode read(Path file, String name) {
        try {
            String text = Files.readString(file);
            refuseAnchors(text, name);
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new ContractException(new Problem(name, "document", e.getMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseAnchors(String text, String name) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getObjectId() != null || ((YAMLParser) parser).isCurrentAlias()) {
                    int line = parser.currentTokenLocation().getLineNr();
                    throw new ContractException(
                            new Problem(name, "line " + line, "uses a YAML anchor or alias; write it out"));
                }
            }
        }
    }
}
