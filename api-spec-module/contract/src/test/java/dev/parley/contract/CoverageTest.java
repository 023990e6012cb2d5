package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.generator.coverage.CoverageReport;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed coverage page is the present one, and nothing that was published lacks. */
class CoverageTest {
    private static final Path EXTRACTS = Path.of("../../../shared/reference");
    private static final Path PAGE = Path.of("../../openapi/COVERAGE.md");

    @Test
    void the_committed_page_is_up_to_date() throws IOException, URISyntaxException {
        assumeThat(EXTRACTS)
                .as("extracts of the published documents beside the project")
                .isDirectory();
        Path documents =
                Path.of(CoverageTest.class.getResource("/META-INF/parley").toURI());
        assertThat(CoverageReport.of(documents, EXTRACTS)).isEqualTo(Files.readString(PAGE));
    }

    @Test
    void nothing_that_was_published_lacks() throws IOException {
        assertThat(Files.readString(PAGE)).endsWith("## Missing\n\nNothing.\n");
    }
}
