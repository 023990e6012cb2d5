package dev.parley.server.engine.schema;

import dev.parley.json.JsonValue;
import dev.parley.json.JsonValue.Arr;
import dev.parley.json.JsonValue.Bool;
import dev.parley.json.JsonValue.Obj;
import dev.parley.json.JsonValue.Str;
import dev.parley.server.engine.EngineException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keywords that speak about objects and arrays. */
final class StructureCheck {
    private static final Obj NO_SCHEMAS = new Obj(Map.of());

    private final SchemaCheck check;

    StructureCheck(SchemaCheck check) {
        this.check = check;
    }

    boolean acceptsObject(Map.Entry<String, JsonValue> keyword, Obj schema, Obj value) throws EngineException {
        JsonValue says = keyword.getValue();
        return switch (keyword.getKey()) {
            case "required" -> SchemaCheck.list(says).stream().allMatch(name -> has(value, name));
            case "minProperties" -> value.members().size() >= SchemaType.whole(schema, "minProperties", 0);
            case "maxProperties" -> value.members().size() <= SchemaType.whole(schema, "maxProperties", 0);
            case "dependentRequired" ->
                object(says).members().entrySet().stream()
                        .filter(entry -> value.get(entry.getKey()) != null)
                        .flatMap(entry -> SchemaCheck.list(entry.getValue()).stream())
                        .allMatch(name -> has(value, name));
            case "dependentSchemas" -> dependentSchemas(object(says), value);
            default -> acceptsMembers(keyword, schema, value);
        };
    }

    private boolean dependentSchemas(Obj schemas, Obj value) throws EngineException {
        for (Map.Entry<String, JsonValue> entry : schemas.members().entrySet()) {
            if (value.get(entry.getKey()) != null && !check.accepts(entry.getValue(), value)) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsMembers(Map.Entry<String, JsonValue> keyword, Obj schema, Obj value) throws EngineException {
        for (Map.Entry<String, JsonValue> member : value.members().entrySet()) {
            if (!acceptsMember(keyword, schema, member)) {
                return false;
            }
        }
        return true;
    }

    private boolean acceptsMember(Map.Entry<String, JsonValue> keyword, Obj schema, Map.Entry<String, JsonValue> member)
            throws EngineException {
        JsonValue says = keyword.getValue();
        return switch (keyword.getKey()) {
            case "properties" ->
                object(says).get(member.getKey()) == null
                        || check.accepts(object(says).get(member.getKey()), member.getValue());
            case "patternProperties" -> acceptsByPattern(object(says), member);
            case "additionalProperties" -> isNamed(schema, member.getKey()) || check.accepts(says, member.getValue());
            default -> check.accepts(says, new Str(member.getKey()));
        };
    }

    private boolean acceptsByPattern(Obj patterns, Map.Entry<String, JsonValue> member) throws EngineException {
        for (Map.Entry<String, JsonValue> pattern : patterns.members().entrySet()) {
            if (check.matches(pattern.getKey(), member.getKey())
                    && !check.accepts(pattern.getValue(), member.getValue())) {
                return false;
            }
        }
        return true;
    }

    private boolean isNamed(Obj schema, String name) throws EngineException {
        if (object(schema.get("properties")).get(name) != null) {
            return true;
        }
        for (String pattern : object(schema.get("patternProperties")).members().keySet()) {
            if (check.matches(pattern, name)) {
                return true;
            }
        }
        return false;
    }

    boolean acceptsArray(Map.Entry<String, JsonValue> keyword, Obj schema, Arr value) throws EngineException {
        JsonValue says = keyword.getValue();
        List<JsonValue> items = value.items();
        int first =
                schema.get("prefixItems") instanceof Arr prefix ? prefix.items().size() : 0;
        return switch (keyword.getKey()) {
            case "minItems" -> items.size() >= SchemaType.whole(schema, "minItems", 0);
            case "maxItems" -> items.size() <= SchemaType.whole(schema, "maxItems", 0);
            case "uniqueItems" -> !says.equals(new Bool(true)) || new HashSet<>(items).size() == items.size();
            case "prefixItems" -> acceptsFirst(SchemaCheck.list(says), items);
            case "items" ->
                count(says, items.subList(Math.min(first, items.size()), items.size()))
                        == Math.max(0, items.size() - first);
            default -> contains(says, schema, items);
        };
    }

    private boolean contains(JsonValue says, Obj schema, List<JsonValue> items) throws EngineException {
        int found = count(says, items);
        return found >= SchemaType.whole(schema, "minContains", 1)
                && found <= SchemaType.whole(schema, "maxContains", Integer.MAX_VALUE);
    }

    private boolean acceptsFirst(List<JsonValue> schemas, List<JsonValue> items) throws EngineException {
        for (int i = 0; i < Math.min(schemas.size(), items.size()); i++) {
            if (!check.accepts(schemas.get(i), items.get(i))) {
                return false;
            }
        }
        return true;
    }

    private int count(JsonValue schema, List<JsonValue> items) throws EngineException {
        int accepted = 0;
        for (JsonValue item : items) {
            accepted += check.accepts(schema, item) ? 1 : 0;
        }
        return accepted;
    }

    private static boolean has(Obj value, JsonValue name) {
        return !(name instanceof Str text) || value.get(text.value()) != null;
    }

    private static Obj object(@Nullable JsonValue value) {
        return value instanceof Obj object ? object : NO_SCHEMAS;
    }
}
