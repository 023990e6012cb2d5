package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.ServerConfig.EngineKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ConfigTest {
    @TempDir
    Path folder;

    @Test
    void without_a_file_the_scripted_engine_answers_on_loopback() {
        ServerConfig config = new ConfigReader(Map.of()).defaults();

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.routes()).extracting(ServerConfig.Route::engine).containsOnly(EngineKind.SCRIPTED);
    }

    @Test
    void the_environment_names_one_upstream_for_every_model() {
        ServerConfig config = new ConfigReader(
                        Map.of("PARLEY_UPSTREAM_URL", "http://localhost:8000/v1", "PARLEY_UPSTREAM_KEY", "k"))
                .defaults();

        assertThat(config.routes()).hasSize(1);
        assertThat(config.routes().get(0).serves("anything")).isTrue();
        assertThat(config.routes().get(0).key()).isEqualTo("k");
    }

    @Test
    void an_upstream_api_that_is_not_there_is_named() {
        Map<String, String> environment =
                Map.of("PARLEY_UPSTREAM_URL", "http://localhost:8000/v1", "PARLEY_UPSTREAM_API", "telepathy");

        assertThatThrownBy(() -> new ConfigReader(environment).defaults())
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("PARLEY_UPSTREAM_API");
    }

    @Test
    void the_file_of_the_readme_can_be_used() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String yaml =
                readme.substring(readme.indexOf("```yaml") + 7, readme.indexOf("```", readme.indexOf("```yaml") + 7));
        ServerConfig config = read(yaml);

        assertThat(config.routes()).hasSize(4);
        assertThat(config.routes().get(1).targets()).hasSize(2);
        assertThat(config.keys().get(0).tenant()).isEqualTo("alice");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot: 80                                             | prot",
                "port: eighty                                         | port",
                "port: 70000                                          | port",
                "dialect: klingon                                     | dialect",
                "threads: green                                       | threads",
                "store: jdbc:oracle:x                                 | store",
                "host: 0.0.0.0                                        | keys",
                "routes: [{model: m, engine: chat}]                   | routes[0].url",
                "routes: [{model: m, engine: chat, url: 'ftp://x'}]   | routes[0].url",
                "routes: [{model: m, engine: magic}]                  | routes[0].engine",
                "routes: [{engine: scripted}]                         | routes[0].model",
                "routes: [{model: m, engine: scripted, key: k}]       | routes[0]",
                "routes: [{model: m, engine: chat, url: 'http://x', uurl: y}]           | uurl",
                "routes: [{model: m, engine: responses}]                                | routes[0].url",
                "routes: [{model: 'm*', engine: chat, url: 'http://x', aliases: [n]}]   | routes[0].aliases",
                "routes: [{model: m, engine: chat, url: 'http://x', aliases: ['']}]     | routes[0].aliases[0]",
                "routes: [{model: m, engine: chat, url: 'http://x', vendor: a/b}]       | routes[0].vendor",
                "routes: [{model: m, engine: chat, url: 'http://x', coordinates: grid}] | routes[0].coordinates",
                "routes: [{model: m, engine: responses, url: 'http://x', coordinates: inches}] | coordinates",
                "routes: [{model: m, engine: chat, url: 'http://x', tools: [mcp]}]      | routes[0].tools",
                "routes: [{model: m, engine: chat, url: 'http://x', passes: [seed]}]    | routes[0].passes[0]",
                "routes: [{model: m, engine: chat, url: 'http://x', retries: -1}]       | routes[0].retries",
                "routes: [{model: m, engine: chat, url: 'http://x', retry_seconds: -1}] | routes[0].retry_seconds",
                "routes: [{model: m, engine: chat, upstreams: []}]                      | routes[0].upstreams",
                "routes: [{model: m, engine: chat, upstreams: [{key: k}]}]              | routes[0].upstreams[0].url",
                "routes: [{model: m, engine: chat, url: 'http://x', upstreams: [{url: 'http://y'}]}] | routes[0].url",
                "routes: [{model: m, engine: chat, upstreams: [{url: 'http://y', kye: k}]}] | kye",
                "routes: [{model: m, engine: scripted, passes: [top_k]}]                | routes[0]",
                "keys: [{sha256: abc, tenant: t}]                     | keys[0].sha256",
                "keys: [{tenant: t}]                                  | keys[0].sha256",
            })
    void a_setting_that_is_wrong_is_named(String yaml, String named) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOf(ConfigException.class).hasMessageContaining(named);
    }

    @Test
    void an_upstream_s_api_may_be_responses() {
        ServerConfig config = new ConfigReader(
                        Map.of("PARLEY_UPSTREAM_URL", "http://localhost:8000/v1", "PARLEY_UPSTREAM_API", "responses"))
                .defaults();

        assertThat(config.routes().get(0).engine()).isEqualTo(EngineKind.RESPONSES);
    }

    @Test
    void what_an_upstream_leaves_out_is_as_the_route_says() throws IOException {
        ServerConfig config = read("routes: [{model: m, engine: chat, key: k, timeout_seconds: 7, upstreams: "
                + "[{url: 'http://a', key: other}, {url: 'http://b', upstream_model: n}]}]");

        assertThat(config.routes().get(0).targets())
                .extracting(one -> one.url() + " " + one.key() + " " + one.upstreamModel() + " " + one.timeoutSeconds())
                .containsExactly("http://a other null 7", "http://b k n 7");
    }

    @Test
    void a_secret_is_in_no_text_about_the_configuration() throws IOException {
        ServerConfig config =
                read("routes: [{model: m, engine: chat, upstreams: [{url: 'http://x/v1', key: sk-secret}]},"
                        + "{model: m, engine: chat, url: 'http://x/v1', key: sk-secret}]");

        assertThat(config.toString()).doesNotContain("sk-secret");
        assertThat(config.routes().get(0).targets().toString()).doesNotContain("sk-secret");
    }

    private ServerConfig read(String yaml) throws IOException {
        return new ConfigReader(Map.of()).read(Files.writeString(folder.resolve("parley.yaml"), yaml));
    }
}
