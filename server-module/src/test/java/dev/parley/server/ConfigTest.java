package dev.parley.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Lifecycle;
import dev.parley.server.store.Retention;
import dev.parley.server.store.sql.StoreAccess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigTest {
    private static final Pattern YAML_BLOCK = Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL);

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
    void the_files_of_the_readme_can_be_used() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        List<ServerConfig> files = new ArrayList<>();
        for (Matcher block = YAML_BLOCK.matcher(readme); block.find(); ) {
            files.add(read(block.group(1)));
        }

        assertThat(files.get(0).routes()).hasSize(4);
        assertThat(files.get(0).routes().get(1).targets()).hasSize(2);
        assertThat(files.get(0).keys().get(0).tenant()).isEqualTo("alice");
        assertThat(files.get(1).store().retention())
                .as("the defaults, as it says")
                .isEqualTo(StoreConfig.byDefault().retention());
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
                "store: 'jdbc:sqlite::memory:'                        | store",
                "store: 'jdbc:sqlite:'                                | store",
                "store: {url: 'jdbc:mysql://x/y'}                     | store",
                "store: {uri: 'jdbc:sqlite:x.db'}                     | store.uri",
                "store: {ttl_hours: -1}                               | store.ttl_hours",
                "store: {ttl_hours: soon}                             | store.ttl_hours",
                "store: {max_responses: -1}                           | store.max_responses",
                "store: {max_megabytes: -1}                           | store.max_megabytes",
                "store: {resume_minutes: -1}                          | store.resume_minutes",
                "store: {ttl_seconds: -1}                             | store.ttl_seconds",
                "store: {resume_seconds: -1}                          | store.resume_seconds",
                "store: {ttl_hours: 1, ttl_seconds: 1}                | store.ttl_seconds",
                "store: {resume_minutes: 1, resume_seconds: 1}        | store.resume_seconds",
                "lifecycle: {heartbeat_seconds: 15}                   | lifecycle.heartbeat_seconds",
                "lifecycle: {drain_seconds: -1}                       | lifecycle.drain_seconds",
                "lifecycle: {background_turns: 0}                     | lifecycle.background_turns",
                "lifecycle: {background_queue: -1}                    | lifecycle.background_queue",
                "lifecycle: {patience: 7}                             | lifecycle.patience",
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
                "routes: [{model: m, engine: responses, url: 'http://x', coordinates: inches}] | coordinates",
                "routes: [{model: m, engine: chat, url: 'http://x', tools: [mcp]}]      | routes[0].tools",
                "routes: [{model: m, engine: chat, url: 'http://x', passes: [seed]}]    | routes[0].passes[0]",
                "routes: [{model: m, engine: chat, url: 'http://x', retries: -1}]       | routes[0].retries",
                "routes: [{model: m, engine: chat, url: 'http://x', retry_seconds: -1}] | routes[0].retry_seconds",
                "routes: [{model: m, engine: chat, url: 'http://x', skip_after: -1}]   | routes[0].skip_after",
                "routes: [{model: m, engine: chat, url: 'http://x', skip_seconds: -1}] | routes[0].skip_seconds",
                "routes: [{model: m, engine: scripted, skip_after: 1}]                 | skip_after",
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
    void a_store_is_a_url_or_its_settings() throws IOException {
        StoreConfig plain = read("store: jdbc:postgresql://db/parley").store();
        StoreConfig settings = read("store: {url: 'jdbc:postgresql://db/parley', user: u, password: p, ttl_hours: 0, "
                        + "max_responses: 7, max_megabytes: 3, resume_minutes: 5}")
                .store();

        assertThat(plain.access()).isEqualTo(new StoreAccess("jdbc:postgresql://db/parley", null, null));
        assertThat(plain.retention())
                .isEqualTo(new Retention(Duration.ofDays(30), 100_000, Duration.ofMinutes(60), null));
        assertThat(settings.access()).isEqualTo(new StoreAccess("jdbc:postgresql://db/parley", "u", "p"));
        assertThat(settings.retention()).isEqualTo(new Retention(null, 7, Duration.ofMinutes(5), 3_000_000L));
    }

    @Test
    void times_of_the_store_may_be_in_seconds_and_are_looked_after_as_often() throws IOException {
        Retention brief =
                read("store: {ttl_seconds: 5, resume_seconds: 2}").store().retention();
        Retention usual = read("port: 0").store().retention();

        assertThat(brief.age()).isEqualTo(Duration.ofSeconds(5));
        assertThat(brief.events()).isEqualTo(Duration.ofSeconds(2));
        assertThat(brief.sweeps()).isEqualTo(Duration.ofSeconds(2));
        assertThat(usual.sweeps()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void what_is_not_said_about_the_lifecycle_is_as_usual() throws IOException {
        assertThat(read("lifecycle: {drain_seconds: 3}").lifecycle()).isEqualTo(new Lifecycle(10, 3, 64, 1_000));
        assertThat(read("port: 0").lifecycle()).isEqualTo(Lifecycle.DEFAULT);
    }

    @Test
    void another_store_on_the_command_line_keeps_the_limits_and_does_not_get_the_password() throws IOException {
        StoreConfig store = read("store: {url: 'jdbc:postgresql://db/x', password: p, max_responses: 7}")
                .with(null, null, "jdbc:postgresql://elsewhere/x")
                .store();

        assertThat(store.access()).isEqualTo(new StoreAccess("jdbc:postgresql://elsewhere/x", null, null));
        assertThat(store.maxResponses()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "routes: [{model: m, engine: chat, url: 'http://x/v1', key: sk-secret}]",
                "routes: [{model: m, engine: chat, upstreams: [{url: 'http://x/v1', key: sk-secret}]}]",
                "store: {url: 'jdbc:postgresql://db/x', user: u, password: sk-secret}",
                "store: 'jdbc:postgresql://db/x?user=u&password=sk-secret'",
                "store: 'jdbc:postgresql://u:sk-secret@db/x'",
            })
    void a_secret_is_in_no_text_about_the_configuration(String yaml) throws IOException {
        assertThat(read(yaml).toString()).doesNotContain("sk-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store: 'jdbc:oracle://db/x?password=sk-secret'",
                "store: {url: 'jdbc:postgresql://db/x', password: sk-secret, max_responses: -1}",
                "store: {url: 'jdbc:postgresql://db/x', pasword: sk-secret}",
            })
    void a_secret_is_in_no_complaint_about_the_configuration(String yaml) {
        assertThatThrownBy(() -> read(yaml))
                .satisfies(complaint ->
                        assertThat(Throwables.getStackTrace(complaint)).doesNotContain("sk-secret"));
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

    private ServerConfig read(String yaml) throws IOException {
        return new ConfigReader(Map.of()).read(Files.writeString(folder.resolve("parley.yaml"), yaml));
    }
}
