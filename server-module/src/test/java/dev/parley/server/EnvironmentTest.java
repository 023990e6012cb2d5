package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EnvironmentTest {
    @TempDir
    Path folder;

    @Test
    void the_environment_wins_over_the_file() throws IOException {
        ServerConfig config = read(
                "{host: 127.0.0.1, port: 1, store: {url: 'jdbc:sqlite:x.db', user: u, password: p, max_responses: 7}}",
                Map.of(
                        "PARLEY_LISTEN_HOST", "127.0.0.2",
                        "PARLEY_LISTEN_PORT", "2",
                        "PARLEY_STORE_URL", "jdbc:postgresql://db/x",
                        "PARLEY_STORE_USER", "v",
                        "PARLEY_STORE_PASSWORD", "q"));

        assertThat(config.host()).isEqualTo("127.0.0.2");
        assertThat(config.port()).isEqualTo(2);
        assertThat(config.store()).isEqualTo(new StoreConfig("jdbc:postgresql://db/x", "v", "q", null, 7, null, null));
    }

    @Test
    void another_database_does_not_get_the_file_s_password() throws IOException {
        StoreConfig store = read(
                        "store: {url: 'jdbc:postgresql://db/x', user: u, password: p}",
                        Map.of("PARLEY_STORE_URL", "jdbc:postgresql://elsewhere/x"))
                .store();

        assertThat(store.user()).isNull();
        assertThat(store.password()).isNull();
    }

    @Test
    void a_port_that_is_no_number_is_an_error_that_names_the_variable() {
        assertThatThrownBy(() -> read("", Map.of("PARLEY_LISTEN_PORT", "tcp://10.0.0.1:80")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("PARLEY_LISTEN_PORT");
    }

    @Test
    void what_is_blank_is_not_set() throws IOException {
        assertThat(read("port: 7", Map.of("PARLEY_LISTEN_PORT", " ")).port()).isEqualTo(7);
    }

    @Test
    void an_address_of_elsewhere_needs_keys_wherever_it_was_said() {
        assertThatThrownBy(() -> read("", Map.of("PARLEY_LISTEN_HOST", "0.0.0.0")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("keys");
    }

    @Test
    void every_variable_is_on_the_reference_page() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/parley/server/Environment.java"))
                + Files.readString(Path.of("src/main/java/dev/parley/server/ConfigReader.java"));
        String page = ConfigurationPage.of(ConfigurationSchema.read());

        assertThat(source.split("\""))
                .filteredOn(text -> text.matches("PARLEY_[A-Z_]+"))
                .hasSizeGreaterThanOrEqualTo(8)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    private ServerConfig read(String yaml, Map<String, String> environment) throws IOException {
        return new ConfigReader(environment).read(Files.writeString(folder.resolve("parley.yaml"), yaml));
    }
}
