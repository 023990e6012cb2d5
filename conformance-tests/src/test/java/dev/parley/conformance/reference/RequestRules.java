package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
        rule("items", body, new ItemRules(dialect)::hold);
        rule("enums", body, this::enums);
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
        if (!body.has("model") && !dialect.flat() && dialect != Dialect.LIGHTCONE_COMPAT) {
            throw new Refused(400, "model", "missing_required_parameter");
        }
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
        for (Map.Entry<String, JsonNode> each : body.path("metadata").properties()) {
            boolean length =
                    each.getKey().length() > 64 || each.getValue().asText().length() > 512;
            if (length && !flaw.skips("metadata-lengths")) {
                throw new Refused(400, "metadata", "too_long");
            }
        }
    }

    private void tools(JsonNode body) throws Refused {
        JsonNode tools = body.path("tools");
        for (int i = 0; i < tools.size(); i++) {
            if (!dialect.tools().contains(tools.get(i).path("type").asText())) {
                throw new Refused(400, "tools[" + i + "].type", "unsupported_tool");
            }
            declared(tools.get(i), "tools[" + i + "]");
        }
    }

    private void declared(JsonNode tool, String at) throws Refused {
        boolean function = tool.path("type").asText().equals("function");
        String wanted = function ? "name" : "display_width";
        boolean asked = function || (tool.path("type").asText().equals("computer_use_preview") && !dialect.flat());
        if (asked && !tool.has(wanted) && !flaw.skips("declarations")) {
            throw new Refused(400, at + "." + wanted, "missing_required_parameter");
        }
    }

    private void enums(JsonNode body) throws Refused {
        String truncation = body.path("truncation").asText("disabled");
        if (!Set.of("auto", "disabled").contains(truncation)) {
            throw new Refused(400, "truncation", "invalid_value");
        }
        for (JsonNode each : body.path("include")) {
            if (each.asText().startsWith("crystal") && dialect != Dialect.V5) {
                throw new Refused(400, "include", "invalid_value");
            }
        }
    }

    private void background(JsonNode body) throws Refused {
        if (body.path("background").asBoolean() && !body.path("store").asBoolean(true)) {
            throw new Refused(400, "background", "invalid_combination");
        }
    }
}
