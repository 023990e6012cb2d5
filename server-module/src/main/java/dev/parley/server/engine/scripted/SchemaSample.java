package dev.parley.server.engine.scripted;

import dev.parley.json.JsonValue;
import dev.parley.json.JsonValue.Arr;
import dev.parley.json.JsonValue.Bool;
import dev.parley.json.JsonValue.Obj;
import dev.parley.json.JsonValue.Str;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.schema.SchemaCheck;
import dev.parley.server.engine.schema.SchemaDocument;
import dev.parley.server.engine.schema.SchemaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes one value that is valid under a JSON Schema: the first value of an enum, the const, the default or an example
 * where there is one, otherwise a plain sample of the type, with required properties only. A schema that it can't
 * satisfy is a failure, never a wrong sample.
 */
final class SchemaSample {
    private static final int DEEPEST = 24;
    private static final int LAST_LEVEL_WITH_OPTIONAL_ITEMS = 4;
    private static final int MOST_ITEMS = 1_000;

    private final SchemaDocument document;
    private final SchemaMerge merge;
    private final SchemaCheck check;

    private SchemaSample(SchemaDocument document) {
        this.document = document;
        this.merge = new SchemaMerge(document);
        this.check = new SchemaCheck(document);
    }

    /**
     * A sample for a schema.
     *
     * @param param where the schema stands in the request
     */
    static JsonValue of(Obj schema, String param) throws EngineException {
        SchemaDocument document = new SchemaDocument(schema, param);
        JsonValue sample = new SchemaSample(document).value(schema, 0);
        if (sample == null) {
            throw document.refuse("no value that it knows of is valid");
        }
        return sample;
    }

    /** A sample for the arguments of a function, which are an object whatever else the schema allows. */
    static JsonValue ofObject(Obj schema, String param) throws EngineException {
        Map<String, JsonValue> object = new LinkedHashMap<>(schema.members());
        object.put("type", new Str("object"));
        return of(new Obj(object), param);
    }

    private @Nullable JsonValue value(JsonValue schema, int depth) throws EngineException {
        document.step();
        if (!(schema instanceof Obj object)) {
            return schema instanceof Bool bool && bool.value() ? new Str("sample") : null;
        }
        if (depth > DEEPEST) {
            return null;
        }
        Obj flat = merge.flat(object);
        for (JsonValue candidate : candidates(flat, depth)) {
            if (check.accepts(object, candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private List<JsonValue> candidates(Obj flat, int depth) throws EngineException {
        List<JsonValue> candidates = new ArrayList<>(items(flat, "enum"));
        for (String keyword : List.of("const", "default")) {
            if (flat.get(keyword) != null) {
                candidates.add(flat.get(keyword));
            }
        }
        candidates.addAll(items(flat, "examples"));
        if (flat.get("enum") != null || flat.get("const") != null) {
            return candidates;
        }
        for (String keyword : List.of("anyOf", "oneOf")) {
            if (flat.get(keyword) != null) {
                candidates.addAll(alternatives(flat, keyword, depth));
                return candidates;
            }
        }
        for (String type : SchemaType.of(flat)) {
            candidates.addAll(typed(type, flat, depth));
        }
        return candidates;
    }

    private List<JsonValue> alternatives(Obj flat, String keyword, int depth) throws EngineException {
        Map<String, JsonValue> rest = new LinkedHashMap<>(flat.members());
        rest.remove(keyword);
        List<JsonValue> samples = new ArrayList<>();
        for (JsonValue alternative : items(flat, keyword)) {
            JsonValue sample = alternative instanceof Obj object
                    ? value(merge.both(new Obj(rest), merge.flat(object)), depth + 1)
                    : value(new Obj(rest), depth + 1);
            if (sample != null) {
                samples.add(sample);
            }
        }
        return samples;
    }

    private List<JsonValue> typed(String type, Obj schema, int depth) throws EngineException {
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> array(schema, depth);
            case "string" -> ScalarSamples.strings(schema);
            case "integer", "number" -> ScalarSamples.numbers(schema);
            case "boolean" -> List.of(new Bool(true), new Bool(false));
            case "null" -> List.of(JsonValue.Null.NULL);
            default -> throw document.refuse("it has a type that is not one of JSON");
        };
    }

    private List<JsonValue> object(Obj schema, int depth) throws EngineException {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (JsonValue name : items(schema, "required")) {
            if (name instanceof Str required) {
                JsonValue sample = value(property(schema, required.value()), depth + 1);
                if (sample == null) {
                    return List.of();
                }
                members.put(required.value(), sample);
            }
        }
        Obj least = new Obj(members);
        if (check.accepts(schema, least) || !(schema.get("properties") instanceof Obj properties)) {
            return List.of(least);
        }
        for (Map.Entry<String, JsonValue> property : properties.members().entrySet()) {
            JsonValue sample = members.containsKey(property.getKey()) ? null : value(property.getValue(), depth + 1);
            if (sample != null) {
                members.put(property.getKey(), sample);
            }
        }
        return List.of(new Obj(members));
    }

    private static JsonValue property(Obj schema, String name) {
        if (schema.get("properties") instanceof Obj properties && properties.get(name) != null) {
            return properties.get(name);
        }
        return schema.get("additionalProperties") == null ? new Bool(true) : schema.get("additionalProperties");
    }

    private List<JsonValue> array(Obj schema, int depth) throws EngineException {
        List<JsonValue> first = items(schema, "prefixItems");
        long least = SchemaType.whole(schema, "minItems", 0);
        boolean optional = least == 0 && depth > LAST_LEVEL_WITH_OPTIONAL_ITEMS;
        long wanted = optional ? 0 : Math.max(Math.max(1, least), first.size());
        wanted = Math.min(wanted, SchemaType.whole(schema, "maxItems", MOST_ITEMS));
        if (wanted > MOST_ITEMS) {
            throw document.refuse("it asks for more than " + MOST_ITEMS + " items");
        }
        JsonValue others = schema.get("items") == null ? new Bool(true) : schema.get("items");
        List<JsonValue> samples = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            JsonValue sample = value(i < first.size() ? first.get(i) : others, depth + 1);
            if (sample == null) {
                break; // shorter may still be long enough; the check decides
            }
            samples.add(sample);
        }
        return List.of(new Arr(samples));
    }

    private static List<JsonValue> items(Obj schema, String keyword) {
        return schema.get(keyword) instanceof Arr array ? array.items() : List.of();
    }
}
