package dev.parley.generator.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Compares two bundled contracts and names what a client or a server of the old one can no longer rely on: what is gone,
 * what has another type, what has become required or narrower. Additions are no breaks.
 */
public final class Breaks {
    private Breaks() {}

    /** {@code Breaks OLD.json NEW.json}: a line for each break; exits with 1 if there is one. */
    public static void main(String[] arguments) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<String> breaks = between(
                json.readTree(Path.of(arguments[0]).toFile()),
                json.readTree(Path.of(arguments[1]).toFile()));
        breaks.forEach(System.out::println);
        System.out.println(breaks.isEmpty() ? "nothing breaks" : "breaks: " + breaks.size());
        if (!breaks.isEmpty()) {
            System.exit(1);
        }
    }

    /** Each break in words that begin with its place, in the order of the old contract. */
    public static List<String> between(JsonNode before, JsonNode after) {
        Findings findings = new Findings();
        new OperationBreaks(findings).compare(before.path("paths"), after.path("paths"));
        SchemaBreaks schemas = new SchemaBreaks(findings);
        JsonNode now = after.at("/components/schemas");
        before.at("/components/schemas").properties().forEach(schema -> {
            if (now.has(schema.getKey())) {
                schemas.compare(schema.getKey(), schema.getValue(), now.get(schema.getKey()));
            } else {
                findings.add(schema.getKey(), "the schema is gone");
            }
        });
        return findings.all();
    }
}
