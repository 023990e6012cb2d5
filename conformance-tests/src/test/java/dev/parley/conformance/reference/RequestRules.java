package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** What the reference server asks of a create request, one named rule after another, so that each can be left out. */
record RequestRules(Dialect dialect, Flaw flaw) {
    private interface Rule {
        void hold(JsonNode body) throws Refused;
    }

    void hold(JsonNode body) throws Refused {
        rule("object", body, this::object);
        rule("unknown-field", body, this::unknownFields);
        rule("model", body, this::model);
        rule("input", body, this::input);
        rule(
                "instructions",
                body,
                b -> type(b, "instructions", b.path("instructions").isTextual()));
        rule("temperature", body, b -> bounds(b, "temperature", 2));
        rule("top_p", body, b -> bounds(b, "top_p", 1));
        rule("metadata", body, this::metadata);
        rule("tools", body, this::tools);
        rule("background", body, this::background);
    }

    private void rule(String name, JsonNode body, Rule rule) throws Refused {
        if (!flaw.skips(name)) {
            rule.hold(body);
        }
    }

    private void object(JsonNode body) throws Refused {
        if (!body.isObject()) {
            throw new Refused(400, null, "invalid_body");
        }
    }

    private void unknownFields(JsonNode body) throws Refused {
        for (Map.Entry<String, JsonNode> field : body.properties()) {
            if (!dialect.knows(field.getKey())) {
                throw new Refused(400, field.getKey(), "unknown_parameter");
            }
        }
    }

    private void model(JsonNode body) throws Refused {
        if (!List.of(dialect.model(), dialect.puppetModel())
                .contains(body.path("model").asText())) {
            throw new Refused(404, "model", "model_not_found");
        }
    }

    private void input(JsonNode body) throws Refused {
        JsonNode input = body.path("input");
        if (!input.isArray() && (dialect.flat() || !input.isTextual())) {
            throw new Refused(400, "input", "invalid_type");
        }
    }

    private static void type(JsonNode body, String name, boolean fits) throws Refused {
        if (body.has(name) && !body.get(name).isNull() && !fits) {
            throw new Refused(400, name, "invalid_type");
        }
    }

    private static void bounds(JsonNode body, String name, double max) throws Refused {
        JsonNode value = body.path(name);
        type(body, name, value.isNumber());
        if (value.isNumber() && (value.doubleValue() < 0 || value.doubleValue() > max)) {
            throw new Refused(400, name, "out_of_range");
        }
    }

    private void metadata(JsonNode body) throws Refused {
        type(body, "metadata", body.path("metadata").isObject());
        if (body.path("metadata").size() > 16) {
            throw new Refused(400, "metadata", "too_many_entries");
        }
    }

    private void tools(JsonNode body) throws Refused {
        JsonNode tools = body.path("tools");
        for (int i = 0; i < tools.size(); i++) {
            if (!dialect.tools().contains(tools.get(i).path("type").asText())) {
                throw new Refused(400, "tools[" + i + "].type", "unsupported_tool");
            }
        }
    }

    private void background(JsonNode body) throws Refused {
        if (body.path("background").asBoolean() && !body.path("store").asBoolean(true)) {
            throw new Refused(400, "background", "invalid_combination");
        }
    }
}
