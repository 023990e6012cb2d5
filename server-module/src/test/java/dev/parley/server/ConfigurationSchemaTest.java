package dev.parley.server;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What the schema says of the file is what the server does with it. */
final class ConfigurationSchemaTest {
    private static final String UPSTREAM = "{model: m, engine: responses, url: 'http://x', %s}";
    private static final String SOME_KEY = "sha256: " + "0".repeat(64) + ", tenant: t";

    /** A file that can be used, with one more setting, for each place where settings stand. */
    private static final Map<String, String> PLACES = Map.ofEntries(
            entry("", "%s"),
            entry("store", "store: {%s}"),
            entry("route", "routes: [" + UPSTREAM + "]"),
            entry("upstream", "routes: [{model: m, engine: chat, upstreams: [{url: 'http://x', %s}]}]"),
            entry("key", "keys: [{" + SOME_KEY + ", %s}]"),
            entry("limits", "keys: [{" + SOME_KEY + ", limits: {%s}}]"),
            entry("lifecycle", "lifecycle: {%s}"),
            entry("web", "web: {%s}"),
            entry("metrics", "metrics: {%s}"),
            entry("log", "log: {%s}"),
            entry("traces", "traces: {endpoint: 'http://x', %s}"),
            entry("tools", "tools: {%s}"),
            entry("mcp", "tools: {mcp: {%s}}"),
            entry("mcp_server", "tools: {mcp: {servers: [{label: l, url: 'http://x', %s}]}}"));

    private static final Map<String, Class<? extends Record>> RECORDS = Map.ofEntries(
            entry("", ServerConfig.class),
            entry("store", StoreConfig.class),
            entry("route", ServerConfig.Route.class),
            entry("upstream", ServerConfig.UpstreamSettings.class),
            entry("key", ServerConfig.ApiKey.class),
            entry("limits", KeyLimits.class),
            entry("lifecycle", ServerConfig.Lifecycle.class),
            entry("web", Web.class),
            entry("metrics", MetricsConfig.class),
            entry("log", LogConfig.class),
            entry("traces", TracesConfig.class),
            entry("tools", ToolsConfig.class),
            entry("mcp", McpConfig.class),
            entry("mcp_server", McpConfig.Server.class));

    private final ConfigurationSchema schema = ConfigurationSchema.read();

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> schema_and_server_have_the_same_keys() {
        return RECORDS.entrySet().stream()
                .map(place -> DynamicTest.dynamicTest(
                        name(place.getKey()),
                        () -> assertThat(schema.keys(place.getKey()).keySet())
                                .containsExactlyInAnyOrderElementsOf(names(place.getValue()))));
    }

    @Test
    void every_place_of_the_schema_is_one_of_the_server() {
        List<String> places = Stream.concat(
                        Stream.of(""),
                        schema.root().get("$defs").properties().stream()
                                .filter(definition -> definition.getValue().has("properties"))
                                .map(Map.Entry::getKey))
                .toList();

        assertThat(places).containsExactlyInAnyOrderElementsOf(RECORDS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> every_key_is_described() {
        return keys((key, place) ->
                assertThat(key.getValue().path("description").asText()).isNotBlank());
    }

    @TestFactory
    Stream<DynamicTest> the_server_keeps_every_bound_of_the_schema() {
        return keys((key, place) -> {
            JsonNode says = key.getValue();
            if (says.has("minimum")) {
                accepted(place, key.getKey() + ": " + says.get("minimum"));
                refused(place, key.getKey(), says.get("minimum").asInt() - 1 + "");
            }
            if (says.has("maximum")) {
                accepted(place, key.getKey() + ": " + says.get("maximum"));
                refused(place, key.getKey(), says.get("maximum").asInt() + 1 + "");
            }
            if (says.has("enum")) {
                refused(place, key.getKey(), "nonsense");
            }
            if (says.has("pattern")) {
                refused(place, key.getKey(), "'non/sense'");
            }
            if (says.path("type").asText().matches("integer|boolean")) {
                refused(place, key.getKey(), "nonsense");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> a_key_that_is_not_in_the_schema_is_an_error_that_names_it_and_its_line() {
        return PLACES.values().stream()
                .map(place -> DynamicTest.dynamicTest(
                        place,
                        () -> assertThatThrownBy(() -> read(place.formatted("wrnog: 1")))
                                .isInstanceOf(ConfigException.class)
                                .hasMessageContaining("wrnog")
                                .hasMessageContaining("line 1")));
    }

    @Test
    void a_key_that_is_there_twice_is_an_error() {
        assertThatThrownBy(() -> read("port: 1\nport: 2"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("port")
                .hasMessageContaining("line 2");
    }

    @TestFactory
    Stream<DynamicTest> the_server_s_defaults_are_the_schema_s() throws ReflectiveOperationException {
        ServerConfig config = new ConfigReader(Map.of()).defaults();
        return Stream.of(
                        defaults("", config),
                        defaults("store", config.store()),
                        defaults("lifecycle", config.lifecycle()),
                        defaults("web", config.web()),
                        defaults("metrics", MetricsConfig.of(null, null)),
                        defaults("log", config.operation().log()),
                        defaults("mcp", McpConfig.of(null, null, null, null)))
                .flatMap(tests -> tests);
    }

    @Test
    void the_defaults_of_a_route_are_the_schema_s() {
        Map<String, JsonNode> route = schema.keys("route");

        assertThat(route.get("timeout_seconds").get("default").asInt()).isEqualTo(Engines.TIMEOUT_SECONDS);
        assertThat(route.get("retries").get("default").asInt()).isEqualTo(Engines.RETRIES);
        assertThat(route.get("retry_seconds").get("default").asInt()).isEqualTo(Engines.RETRY_SECONDS);
        assertThat(route.get("skip_after").get("default").asInt()).isEqualTo(Engines.SKIP_AFTER);
        assertThat(route.get("skip_seconds").get("default").asInt()).isEqualTo(Engines.SKIP_SECONDS);
    }

    @Test
    void the_readme_s_files_fit_the_schema_and_a_wrong_one_does_not() throws IOException {
        Schema json = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.root());
        Matcher block =
                Pattern.compile("```yaml\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(Path.of("README.md")));

        assertThat(block.results())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(json.validate(file.group(1), InputFormat.YAML))
                        .isEmpty());
        assertThat(json.validate("prot: 1", InputFormat.YAML)).isNotEmpty();
    }

    private interface Check {
        void of(Map.Entry<String, JsonNode> key, String place) throws IOException;
    }

    private Stream<DynamicTest> keys(Check check) {
        return PLACES.entrySet().stream()
                .flatMap(place -> schema.keys(place.getKey()).entrySet().stream()
                        .map(key -> DynamicTest.dynamicTest(
                                name(place.getKey()) + "." + key.getKey(), () -> check.of(key, place.getValue()))));
    }

    private Stream<DynamicTest> defaults(String place, Record settings) throws ReflectiveOperationException {
        Map<String, JsonNode> keys = schema.keys(place);
        return Stream.of(settings.getClass().getRecordComponents())
                .filter(component -> keys.containsKey(snake(component)))
                .filter(component -> keys.get(snake(component)).has("default"))
                .map(component -> DynamicTest.dynamicTest(
                        name(place) + "." + snake(component),
                        () -> assertThat(String.valueOf(component.getAccessor().invoke(settings)))
                                .isEqualToIgnoringCase(keys.get(snake(component))
                                        .get("default")
                                        .toString()
                                        .replace("\"", ""))));
    }

    private void accepted(String place, String setting) {
        assertThatCode(() -> read(place.formatted(setting))).doesNotThrowAnyException();
    }

    private void refused(String place, String key, String value) {
        assertThatThrownBy(() -> read(without(key, place).formatted(key + ": " + value)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }

    /** The file without this setting: one that is there twice would be refused for that. */
    private static String without(String key, String place) {
        return place.replaceFirst("(?<=[{ ])" + key + ": [^,}]+, ", "");
    }

    private ServerConfig read(String yaml) throws IOException {
        return new ConfigReader(Map.of()).read(Files.writeString(folder.resolve("parley.yaml"), yaml));
    }

    private static List<String> names(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> component.getType() == Operation.class
                        ? names(Operation.class).stream() // stands in the file itself
                        : Stream.of(snake(component)))
                .toList();
    }

    private static String snake(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String name(String place) {
        return place.isEmpty() ? "file" : place;
    }
}
