package dev.parley.generator.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;

/** Operations, their parameters and their answers. */
final class OperationBreaks {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");

    private final Findings findings;

    OperationBreaks(Findings findings) {
        this.findings = findings;
    }

    void compare(JsonNode before, JsonNode after) {
        before.properties()
                .forEach(path -> path.getValue().properties().forEach(entry -> {
                    if (METHODS.contains(entry.getKey())) {
                        String where = entry.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                        JsonNode now = after.path(path.getKey()).path(entry.getKey());
                        if (now.isMissingNode()) {
                            findings.add(where, "the operation is gone");
                        } else {
                            operation(where, entry.getValue(), now);
                        }
                    }
                }));
    }

    private void operation(String where, JsonNode before, JsonNode after) {
        for (JsonNode parameter : before.path("parameters")) {
            if (find(after, parameter).isMissingNode()) {
                findings.add(where, "parameter " + label(parameter) + " is gone");
            }
        }
        for (JsonNode parameter : after.path("parameters")) {
            boolean wasRequired = find(before, parameter).path("required").asBoolean();
            if (parameter.path("required").asBoolean() && !wasRequired) {
                findings.add(where, "parameter " + label(parameter) + " has become required");
            }
        }
        before.path("responses").properties().forEach(response -> {
            JsonNode now = after.path("responses").path(response.getKey());
            if (now.isMissingNode()) {
                findings.add(where, "status " + response.getKey() + " is gone");
            } else {
                response.getValue().path("content").fieldNames().forEachRemaining(type -> {
                    if (!now.path("content").has(type)) {
                        findings.add(where, "status " + response.getKey() + " is no longer sent as " + type);
                    }
                });
            }
        });
    }

    private static JsonNode find(JsonNode operation, JsonNode parameter) {
        for (JsonNode other : operation.path("parameters")) {
            if (label(other).equals(label(parameter))) {
                return other;
            }
        }
        return operation.path("no such parameter");
    }

    private static String label(JsonNode parameter) {
        return parameter.has("$ref")
                ? parameter.get("$ref").asText()
                : parameter.path("name").asText() + " in "
                        + parameter.path("in").asText();
    }
}
