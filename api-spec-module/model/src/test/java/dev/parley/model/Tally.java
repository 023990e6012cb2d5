package dev.parley.model;

import dev.parley.json.Extra;
import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Counts what the typed model could not say: unknown types by union, unknown properties and odd values by record; and apart
 * from them, what it says while something is kept beside it: a number's literal, a {@code type} that was left out.
 */
final class Tally {
    private final Map<String, Integer> odd = new TreeMap<>();
    private final Map<String, Integer> kept = new TreeMap<>();
    private int documents;

    int documents() {
        return documents;
    }

    void count(JsonModel document) {
        documents++;
        walk(document);
    }

    private void walk(Object value) {
        if (value instanceof Collection<?> items) {
            items.forEach(this::walk);
        } else if (value instanceof Map<?, ?> members) {
            members.values().forEach(this::walk);
        } else if (value instanceof Record model && !(value instanceof JsonValue)) {
            note(model);
            for (RecordComponent component : model.getClass().getRecordComponents()) {
                walk(read(model, component));
            }
        }
    }

    private void note(Record model) {
        String type = model.getClass().getCanonicalName().replace("dev.parley.model.", "");
        if (model.getClass().getSimpleName().equals("Unknown")) {
            add(type + " " + label(model));
        }
        if (model instanceof JsonModel json) {
            for (Extra.Entry entry : json.extra().entries()) {
                if (!entry.declared()) {
                    add(type + "." + entry.name());
                } else if (!(entry.value() instanceof JsonValue.Null)) {
                    boolean typed = entry.value() == null ? entry.name().equals("type") : isTyped(model, entry.name());
                    String value = entry.value() == null
                            ? "absent"
                            : entry.value().getClass().getSimpleName();
                    (typed ? kept : odd).merge(type + "." + entry.name() + " (" + value + ")", 1, Integer::sum);
                }
            }
        }
    }

    /** Whether the component has the value as well: all that is kept is how its numbers are written. */
    private static boolean isTyped(Record model, String property) {
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            if (Json.propertyName(component.getName()).equals(property)) {
                Object value = read(model, component);
                return value instanceof Double || value instanceof Collection<?> || value instanceof Map<?, ?>;
            }
        }
        return false;
    }

    private static String label(Record unknown) {
        Object value = read(unknown, unknown.getClass().getRecordComponents()[0]);
        JsonValue type = value instanceof JsonValue.Obj object ? object.get("type") : null;
        String text = type == null ? String.valueOf(value) : type.toString();
        return text.length() > 60 ? text.substring(0, 60) : text;
    }

    private static Object read(Record model, RecordComponent component) {
        try {
            return component.getAccessor().invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private void add(String what) {
        odd.merge(what, 1, Integer::sum);
    }

    /** By type and field; a property is named with the kind of its odd value. */
    Set<String> odd() {
        return odd.keySet();
    }

    @Override
    public String toString() {
        return "  not typed: " + odd + "\n  typed, and kept as written: " + kept;
    }
}
