package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes discriminated unions as if/then chains: the value picks its schema by its type, and complaints come from that
 * schema alone. Optionally closes every declared object against fields that it doesn't declare.
 */
record UnionRewriter(JsonNode schemas, Set<String> openUnions, boolean close) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String DISCRIMINATOR = "discriminator";
    private static final String REF = "#/components/schemas/";

    /** The component schemas of a document, rewritten. */
    static JsonNode rewrite(JsonNode document, Set<String> openUnions, boolean close) {
        JsonNode schemas = document.path("components").path("schemas");
        UnionRewriter rewriter = new UnionRewriter(schemas, openUnions, close);
        ObjectNode rewritten = JSON.objectNode();
        schemas.properties()
                .forEach(each -> rewritten.set(
                        each.getKey(), rewriter.node(each.getValue(), openUnions.contains(each.getKey()))));
        return rewritten;
    }

    private JsonNode node(JsonNode node, boolean openUnion) {
        if (node.isArray()) {
            ArrayNode items = JSON.arrayNode();
            node.forEach(each -> items.add(node(each, false)));
            return items;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JSON.objectNode();
        node.properties().forEach(each -> copy.set(each.getKey(), node(each.getValue(), false)));
        if (node.path(DISCRIMINATOR).has("mapping")) {
            return union(copy, openUnion);
        }
        if (close && node.path("properties").isObject() && !node.has("additionalProperties")) {
            copy.put("additionalProperties", false);
        }
        return copy;
    }

    private ObjectNode union(ObjectNode schema, boolean openUnion) {
        Map<String, String> mapping = new LinkedHashMap<>();
        schema.get(DISCRIMINATOR)
                .get("mapping")
                .properties()
                .forEach(each -> mapping.put(each.getKey(), ref(each.getValue().asText())));
        String property = schema.get(DISCRIMINATOR).path("propertyName").asText();
        List<JsonNode> scalars = new ArrayList<>();
        boolean open = openUnion;
        for (JsonNode member : members(schema)) {
            boolean mapped = mapping.containsValue(member.path("$ref").asText());
            boolean object = isObject(member);
            open |= !mapped && object;
            if (!object) {
                scalars.add(member);
            }
        }
        ObjectNode union = JSON.objectNode();
        union.putObject("if").put("type", "object");
        union.set(
                "then",
                chain(property, mapping, open)
                        .with(schema.path("x-default-mapping").asText("")));
        union.set("else", otherwise(scalars));
        return union;
    }

    private static List<JsonNode> members(JsonNode schema) {
        List<JsonNode> members = new ArrayList<>();
        schema.path("oneOf").forEach(members::add);
        schema.path("anyOf").forEach(members::add);
        return members;
    }

    private boolean isObject(JsonNode member) {
        JsonNode resolved =
                member.has("$ref") ? schemas.path(member.path("$ref").asText().substring(REF.length())) : member;
        String type = resolved.path("type").asText("object");
        return type.equals("object") && !resolved.has("enum");
    }

    private static ObjectNode otherwise(List<JsonNode> scalars) {
        if (scalars.isEmpty()) {
            return JSON.objectNode().put("type", "object");
        }
        ObjectNode others = JSON.objectNode();
        others.putArray("anyOf").addAll(scalars);
        return others;
    }

    /** The if/then chain of one union, still without its answer to a missing type. */
    private record Chain(ObjectNode node, String property) {
        ObjectNode with(String standard) {
            if (standard.isEmpty()) {
                node.putArray("required").add(property);
            } else {
                ObjectNode missing = JSON.objectNode();
                missing.putObject("not").putArray("required").add(property);
                ((ArrayNode) node.get("allOf")).add(branch(missing, ref(standard)));
            }
            return node;
        }
    }

    private static Chain chain(String property, Map<String, String> mapping, boolean open) {
        ObjectNode node = JSON.objectNode();
        ArrayNode all = node.putArray("allOf");
        mapping.forEach((value, ref) -> all.add(branch(has(property, value), ref)));
        if (!open) {
            ArrayNode values = node.putObject("properties").putObject(property).putArray("enum");
            mapping.keySet().forEach(values::add);
        }
        return new Chain(node, property);
    }

    private static ObjectNode has(String property, String value) {
        ObjectNode condition = JSON.objectNode();
        condition.putObject("properties").putObject(property).put("const", value);
        condition.putArray("required").add(property);
        return condition;
    }

    private static ObjectNode branch(ObjectNode condition, String ref) {
        ObjectNode branch = JSON.objectNode();
        branch.set("if", condition);
        branch.putObject("then").put("$ref", ref);
        return branch;
    }

    private static String ref(String target) {
        return target.startsWith("#") ? target : REF + target;
    }
}
