package dev.parley.generator.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.generator.coverage.Score.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How much of each published document the contract has, as a page of Markdown. Counts names and kinds of value; what is required,
 * nullable or bounded it leaves to the examples.
 */
public final class CoverageReport {
    private static final String HEAD = """
            # Coverage

            What the published documents declare, and how much of it the contract's document of the same dialect has. Written by
            `dev.parley.generator.coverage.CoverageReport`; a test fails when it is out of date. A field counts if it is there and takes
            every kind of JSON value that was published; a member of a union if its `type` leads to a schema.

            | document | operations | query parameters | fields | union members | enum values |
            |---|---|---|---|---|---|
            """;

    private CoverageReport() {}

    /** Arguments: the directory of the contract's documents, that of the published extracts, and the file to write. */
    public static void main(String[] args) {
        if (args.length != 3) {
            throw new IllegalArgumentException(
                    "expected three arguments: the contract's documents, the published extracts, the file to write");
        }
        try {
            Files.writeString(Path.of(args[2]), of(Path.of(args[0]), Path.of(args[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page for these documents. */
    public static String of(Path documents, Path extracts) {
        Map<String, Score> scores = DocumentCoverage.all(new Published(extracts), dialect -> read(documents, dialect));
        StringBuilder page = new StringBuilder(HEAD);
        scores.forEach((dialect, score) -> page.append(row(dialect, score)));
        page.append("\n## Missing\n\n");
        String missing = scores.entrySet().stream()
                .map(entry -> missing(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining());
        return page.append(missing.isEmpty() ? "Nothing.\n" : missing).toString();
    }

    private static String row(String dialect, Score score) {
        return Arrays.stream(Part.values())
                .map(part -> score.have(part) + " of " + score.total(part))
                .collect(Collectors.joining(" | ", "| `" + dialect + "` | ", " |\n"));
    }

    private static String missing(String dialect, Score score) {
        return Arrays.stream(Part.values())
                .flatMap(part -> score.missing(part).stream())
                .map(name -> "- `" + dialect + "`: " + name + "\n")
                .collect(Collectors.joining());
    }

    private static JsonNode read(Path documents, String dialect) {
        try {
            return new ObjectMapper().readTree(Files.readString(documents.resolve(dialect + ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
