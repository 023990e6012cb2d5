package dev.parley.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the components of a record cannot say, in the order it came: unknown properties, explicit nulls of optional
 * properties, values of an unexpected type, numbers written in an unusual way, and "required but absent". Equality
 * ignores the order, as in JSON.
 */
public final class Extra {
    public static final Extra NONE = new Extra(List.of(), false);

    /** One property; {@code value} null means that the property is absent although it would be written. */
    public record Entry(String name, @Nullable JsonValue value, boolean declared) {}

    private final List<Entry> entries;
    private final boolean overrides;

    /** The list must not change any more. */
    Extra(List<Entry> entries, boolean overrides) {
        this.entries = entries;
        this.overrides = overrides;
    }

    public List<Entry> entries() {
        return Collections.unmodifiableList(entries);
    }

    /** The properties that the contract does not name. */
    public Stream<Entry> unknown() {
        return entries.stream().filter(e -> !e.declared());
    }

    public @Nullable JsonValue get(String name) {
        Entry entry = find(name);
        return entry == null ? null : entry.value();
    }

    public boolean has(String name) {
        return find(name) != null;
    }

    /** Whether the document lacks a property that the contract requires or that has one fixed value. */
    public boolean isAbsent(String name) {
        Entry entry = find(name);
        return entry != null && entry.value() == null;
    }

    public boolean isNull(String name) {
        return get(name) == JsonValue.Null.NULL;
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Whether the component of this property must not be written, because an entry here stands for it. */
    public boolean hides(String name) {
        return overrides && find(name) != null;
    }

    public void writeTo(JsonGenerator g) throws IOException {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.value() != null) {
                g.writeFieldName(entry.name());
                entry.value().writeTo(g);
            }
        }
    }

    boolean overrides() {
        return overrides;
    }

    private @Nullable Entry find(String name) {
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.name().equals(name)) {
                return entry;
            }
        }
        return null;
    }

    private Map<String, Entry> asMap() {
        Map<String, Entry> map = new HashMap<>();
        entries.forEach(e -> map.put(e.name(), e));
        return map;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Extra that && (entries.equals(that.entries) || asMap().equals(that.asMap()));
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (Entry entry : entries) {
            hash += entry.hashCode();
        }
        return hash;
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
