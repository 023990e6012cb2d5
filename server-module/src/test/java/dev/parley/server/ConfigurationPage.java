package dev.parley.server;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** The reference page of the configuration, written from its schema. */
final class ConfigurationPage {
    private static final Map<String, String> TITLES = Map.ofEntries(
            entry("store", "`store`"),
            entry("route", "`routes[]`"),
            entry("upstream", "`routes[].upstreams[]`"),
            entry("key", "`keys[]`"),
            entry("limits", "`keys[].limits`"),
            entry("lifecycle", "`lifecycle`"),
            entry("web", "`web`"),
            entry("metrics", "`metrics`"),
            entry("log", "`log`"),
            entry("tools", "`tools`"),
            entry("mcp", "`tools.mcp`"),
            entry("mcp_server", "`tools.mcp.servers[]`"));

    private final ConfigurationSchema schema;
    private final StringBuilder page = new StringBuilder();
    private final Map<String, String> environment = new TreeMap<>();

    private ConfigurationPage(ConfigurationSchema schema) {
        this.schema = schema;
    }

    static String of(ConfigurationSchema schema) {
        return new ConfigurationPage(schema).write();
    }

    private String write() {
        page.append("# Configuration\n\n");
        page.append(
                "Written from `configuration.schema.json` beside the server's classes, the JSON Schema of the file; ");
        page.append("editors that know YAML check and complete with it.\n");
        page.append(schema.root().get("description").asText());
        page.append("\n`parley serve --check-config FILE` says whether a file can be used.\n\n");
        page.append("The command line wins over the environment, the environment over the file, the file over the"
                + " defaults.\n");
        table("");
        schema.root().get("$defs").properties().forEach(definition -> {
            if (definition.getValue().has("properties")) {
                page.append("\n## ").append(TITLES.getOrDefault(definition.getKey(), "`" + definition.getKey() + "`"));
                page.append('\n');
                table(definition.getKey());
            }
        });
        environment();
        return page.toString();
    }

    private void table(String place) {
        page.append("\n| key | value | default | what |\n|---|---|---|---|\n");
        schema.keys(place).forEach((name, key) -> {
            boolean required =
                    schema.root().at("/$defs/" + place + "/required").toString().contains('"' + name + '"');
            String absent = required ? "required" : key.has("default") ? code(key.get("default")) : "";
            row(name, value(key), absent, key.get("description").asText());
            if (key.has("x-environment")) {
                String path = place.isEmpty() ? name : place + "." + name;
                environment.put(key.get("x-environment").asText(), "Instead of `" + path + "`.");
            }
        });
    }

    private void row(String name, String value, String absent, String what) {
        page.append("| `%s` | %s | %s | %s |\n".formatted(name, value, absent, what.replace("|", "\\|")));
    }

    private void environment() {
        page.append("\n## Environment\n\n| variable | what |\n|---|---|\n");
        schema.root()
                .get("x-environment")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        environment.forEach((name, what) -> page.append("| `%s` | %s |\n".formatted(name, what)));
    }

    private static String value(JsonNode key) {
        if (key.has("enum")) {
            StringBuilder values = new StringBuilder();
            key.get("enum")
                    .forEach(one -> values.append(values.isEmpty() ? "" : ", ").append(code(one)));
            return values.toString();
        }
        if (key.has("anyOf")) {
            return "text, or settings as below";
        }
        return switch (key.get("type").asText()) {
            case "integer", "number" -> number(key);
            case "string" -> "text";
            case "boolean" -> "`true`, `false`";
            case "array" -> key.at("/items/$ref").isMissingNode() ? "list of texts" : "list, see below";
            default ->
                key.has("additionalProperties")
                                && key.get("additionalProperties").isObject()
                        ? "texts by name"
                        : "settings as below";
        };
    }

    private static String number(JsonNode key) {
        String least = key.path("minimum").asText();
        return key.has("maximum") ? least + " to " + key.get("maximum") : least + " or more";
    }

    private static String code(JsonNode value) {
        return "`" + (value.isTextual() ? value.asText() : value.toString()) + "`";
    }
}
