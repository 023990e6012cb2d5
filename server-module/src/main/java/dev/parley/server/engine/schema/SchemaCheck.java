package dev.parley.server.engine.schema;

import dev.parley.json.JsonValue;
import dev.parley.json.JsonValue.Arr;
import dev.parley.json.JsonValue.Bool;
import dev.parley.json.JsonValue.Obj;
import dev.parley.json.JsonValue.Str;
import dev.parley.server.engine.EngineException;
import java.util.List;
import java.util.Map;

/**
 * Says whether a value is valid under a JSON Schema (2020-12 and the common ground of its forerunners). A keyword whose
 * meaning it doesn't know is a failure, because a yes would be a guess.
 */
public final class SchemaCheck {
    private static final int DEEPEST = 500;

    private final SchemaDocument document;
    private final ScalarCheck scalars;
    private final StructureCheck structures;
    private int depth;

    public SchemaCheck(SchemaDocument document) {
        this.document = document;
        this.scalars = new ScalarCheck(document);
        this.structures = new StructureCheck(this);
    }

    public boolean accepts(JsonValue schema, JsonValue value) throws EngineException {
        document.step();
        if (++depth > DEEPEST) {
            throw document.refuse("it leads too deep, or back to itself");
        }
        boolean accepted = acceptsAll(schema, value);
        depth--;
        return accepted;
    }

    private boolean acceptsAll(JsonValue schema, JsonValue value) throws EngineException {
        if (!(schema instanceof Obj object)) {
            return schema instanceof Bool bool && bool.value();
        }
        for (Map.Entry<String, JsonValue> keyword : object.members().entrySet()) {
            if (!accepts(keyword, object, value)) {
                return false;
            }
        }
        return true;
    }

    private boolean accepts(Map.Entry<String, JsonValue> keyword, Obj schema, JsonValue value) throws EngineException {
        JsonValue says = keyword.getValue();
        return switch (keyword.getKey()) {
            case "$ref" -> accepts(document.target(says), value);
            case "type" -> hasType(says, value);
            case "enum" -> list(says).contains(value);
            case "const" -> says.equals(value);
            case "allOf" -> count(says, value) == list(says).size();
            case "anyOf" -> count(says, value) > 0;
            case "oneOf" -> count(says, value) == 1;
            case "not" -> !accepts(says, value);
            case "if" -> branch(says, schema, value);
            case "minLength", "maxLength", "pattern" ->
                !(value instanceof Str text) || scalars.accepts(keyword, text.value());
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                scalars.accepts(keyword, value, schema);
            case "properties",
                    "patternProperties",
                    "additionalProperties",
                    "propertyNames",
                    "required",
                    "minProperties",
                    "maxProperties",
                    "dependentRequired",
                    "dependentSchemas" ->
                !(value instanceof Obj object) || structures.acceptsObject(keyword, schema, object);
            case "prefixItems", "items", "minItems", "maxItems", "uniqueItems", "contains" ->
                !(value instanceof Arr array) || structures.acceptsArray(keyword, schema, array);
            case "unevaluatedProperties",
                    "unevaluatedItems",
                    "$dynamicRef",
                    "$recursiveRef",
                    "dependencies",
                    "additionalItems" -> throw document.refuse("it has the keyword " + keyword.getKey());
            default -> true; // annotations, definitions, and what only other keywords give a meaning to
        };
    }

    private boolean branch(JsonValue condition, Obj schema, JsonValue value) throws EngineException {
        JsonValue branch = schema.get(accepts(condition, value) ? "then" : "else");
        return branch == null || accepts(branch, value);
    }

    private int count(JsonValue schemas, JsonValue value) throws EngineException {
        int accepting = 0;
        for (JsonValue schema : list(schemas)) {
            accepting += accepts(schema, value) ? 1 : 0;
        }
        return accepting;
    }

    public boolean matches(String pattern, String text) throws EngineException {
        return scalars.matches(pattern, text);
    }

    private static boolean hasType(JsonValue type, JsonValue value) {
        if (type instanceof Str one) {
            return SchemaType.matches(one.value(), value);
        }
        return list(type).stream().anyMatch(name -> name instanceof Str one && SchemaType.matches(one.value(), value));
    }

    static List<JsonValue> list(JsonValue value) {
        return value instanceof Arr array ? array.items() : List.of();
    }
}
