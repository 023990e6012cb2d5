package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class ConfigurationPageTest {
    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final String WRITE = "parley.write";

    @Test
    void the_page_says_what_the_schema_says() throws IOException {
        String page = ConfigurationPage.of(ConfigurationSchema.read());
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as("docs/configuration.md is stale; write it anew with: mvn test -pl server-module"
                        + " -Dtest=ConfigurationPageTest -D" + WRITE + "=true")
                .isEqualTo(page);
    }
}
