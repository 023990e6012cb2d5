package dev.parley.model;

import dev.parley.json.Extra;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Counts what the typed model could not say: unknown types by union, unknown properties and odd values by record. */
final class Tally {
    private final Map<String, Integer> counts = new TreeMap<>();
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
                String value = entry.value() == null
                        ? "absent"
                        : entry.value().getClass().getSimpleName();
                if (!entry.declared() || !(entry.value() instanceof JsonValue.Null)) {
                    add(type + "." + entry.name() + (entry.declared() ? " (" + value + ")" : ""));
                }
            }
        }
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
        counts.merge(what, 1, Integer::sum);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
