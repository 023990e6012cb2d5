package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the table in the docs against a new run, where the recordings are. */
final class RecordedTrafficTest {
    private static final Path RECORDINGS = Path.of("../../shared/recordings");
    private static final Path DOCS = Path.of("../docs/recorded-traffic.md");

    @Test
    void the_table_in_the_docs_is_what_a_run_says_today() throws Exception {
        assumeTrue(Files.exists(RECORDINGS), "no recordings beside the project");
        StringWriter out = new StringWriter();
        Main.run(
                new PrintWriter(out),
                "check",
                "--table",
                RECORDINGS.resolve("streams.jsonl").toString(),
                RECORDINGS.resolve("raw_sse.jsonl").toString());

        List<String> table = rows(out.toString().lines().toList());
        assertThat(table).hasSizeGreaterThan(20);
        assertThat(rows(Files.readAllLines(DOCS))).isEqualTo(table);
    }

    private static List<String> rows(List<String> lines) {
        return lines.stream()
                .filter(line -> line.matches("\\| .* \\| \\d+ \\|.*"))
                .toList();
    }
}
