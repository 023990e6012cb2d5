package dev.parley.server.engine.scripted;

import dev.parley.json.JsonValue;
import dev.parley.json.JsonValue.Arr;
import dev.parley.json.JsonValue.Obj;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.schema.SchemaCheck;
import dev.parley.server.engine.schema.SchemaDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Folds references and {@code allOf} into one flat schema to take a sample from. Where two parts contradict each other
 * the later wins: {@link SchemaCheck} has the last word on the sample.
 */
final class SchemaMerge {
    private static final int DEEPEST = 32;

    private final SchemaDocument document;

    SchemaMerge(SchemaDocument document) {
        this.document = document;
    }

    Obj flat(Obj schema) throws EngineException {
        return flat(schema, 0);
    }

    Obj both(Obj one, JsonValue other) {
        if (!(other instanceof Obj second)) {
            return one; // true adds nothing; false is the check's to refuse
        }
        Map<String, JsonValue> merged = new LinkedHashMap<>(one.members());
        second.members().forEach((name, value) -> merged.merge(name, value, (a, b) -> both(name, a, b)));
        return new Obj(merged);
    }

    private Obj flat(Obj schema, int depth) throws EngineException {
        document.step();
        if (depth > DEEPEST) {
            throw document.refuse("a $ref leads back to itself");
        }
        JsonValue reference = schema.get("$ref");
        JsonValue all = schema.get("allOf");
        if (reference == null && all == null) {
            return schema;
        }
        Map<String, JsonValue> rest = new LinkedHashMap<>(schema.members());
        rest.remove("$ref");
        rest.remove("allOf");
        Obj flat = new Obj(rest);
        if (reference != null && document.target(reference) instanceof Obj target) {
            flat = both(flat(target, depth + 1), flat);
        }
        for (JsonValue part : all instanceof Arr parts ? parts.items() : List.<JsonValue>of()) {
            flat = part instanceof Obj object ? both(flat, flat(object, depth + 1)) : flat;
        }
        return flat;
    }

    private JsonValue both(String keyword, JsonValue one, JsonValue other) {
        if (keyword.equals("properties") && one instanceof Obj first && other instanceof Obj second) {
            Map<String, JsonValue> merged = new LinkedHashMap<>(first.members());
            second.members().forEach((name, value) -> merged.merge(name, value, SchemaMerge::allOf));
            return new Obj(merged);
        }
        if (keyword.equals("required") && one instanceof Arr first && other instanceof Arr second) {
            Set<JsonValue> names = new LinkedHashSet<>(first.items());
            names.addAll(second.items());
            return new Arr(new ArrayList<>(names));
        }
        return other;
    }

    private static JsonValue allOf(JsonValue one, JsonValue other) {
        return one.equals(other) ? one : new Obj(Map.of("allOf", new Arr(List.of(one, other))));
    }
}
