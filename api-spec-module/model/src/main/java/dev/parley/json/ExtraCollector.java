package dev.parley.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what becomes an {@link Extra}; stays quick when a hostile document has very many unknown properties. */
final class ExtraCollector {
    private static final int SMALL = 16;

    private @Nullable List<Extra.Entry> entries;
    private @Nullable Map<String, Integer> index;
    private boolean overrides;
    private boolean shared;

    ExtraCollector() {}

    ExtraCollector(Extra extra) {
        entries = new ArrayList<>(extra.entries());
        overrides = extra.overrides();
    }

    /** Whether there was an entry of this name. */
    boolean put(Extra.Entry entry, boolean override) {
        List<Extra.Entry> known = own();
        int at = find(known, entry.name());
        if (at < 0) {
            add(entry, override);
            return false;
        }
        overrides |= override;
        known.set(at, entry);
        return true;
    }

    /** There is no entry of this name yet. */
    void add(Extra.Entry entry, boolean override) {
        overrides |= override;
        List<Extra.Entry> known = own();
        if (index != null) {
            index.put(entry.name(), known.size());
        }
        known.add(entry);
    }

    private List<Extra.Entry> own() {
        if (entries == null) {
            entries = new ArrayList<>(4);
        }
        unshare();
        return entries;
    }

    void remove(String name) {
        if (entries != null && find(entries, name) >= 0) {
            unshare();
            entries.removeIf(e -> e.name().equals(name));
            index = null;
        }
    }

    /** A builder may go on after it has built: what it gave away stays as it is. */
    private void unshare() {
        if (shared && entries != null) {
            entries = new ArrayList<>(entries);
            shared = false;
        }
    }

    Extra toExtra() {
        if (entries == null || entries.isEmpty()) {
            return Extra.NONE;
        }
        shared = true;
        return new Extra(entries, overrides);
    }

    private int find(List<Extra.Entry> known, String name) {
        if (known.size() < SMALL) {
            for (int i = 0; i < known.size(); i++) {
                if (known.get(i).name().equals(name)) {
                    return i;
                }
            }
            return -1;
        }
        if (index == null) {
            index = new HashMap<>();
            for (int i = 0; i < known.size(); i++) {
                index.put(known.get(i).name(), i);
            }
        }
        return index.getOrDefault(name, -1);
    }
}
