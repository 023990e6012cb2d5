package dev.parley.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A map that nobody can change, in the order of its making: names and values in one array, a quarter of a LinkedHashMap's
 * memory, with an index where there are so many names that looking at each would take long.
 */
final class FrozenMap<T> extends AbstractMap<String, T> {
    private static final int SMALL = 8;

    private final @Nullable Object[] entries; // name, value, name, value, …
    private final int size;
    private final @Nullable Map<String, Integer> index;

    private FrozenMap(Maker<T> maker) {
        entries = maker.entries;
        size = maker.size;
        index = maker.index;
    }

    static <T> FrozenMap<T> of(Map<String, T> members) {
        if (members instanceof FrozenMap<T> frozen) {
            return frozen;
        }
        Maker<T> maker = new Maker<>();
        members.forEach(maker::put);
        return maker.make();
    }

    String name(int at) {
        return nameIn(entries, at);
    }

    @SuppressWarnings("unchecked") // only values of this type are put in
    T value(int at) {
        return (T) entries[2 * at + 1];
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable T get(Object name) {
        int at = find(entries, size, index, name);
        return at < 0 ? null : value(at);
    }

    @Override
    public boolean containsKey(Object name) {
        return find(entries, size, index, name) >= 0;
    }

    @Override
    public Set<Entry<String, T>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<String, T>> iterator() {
                return new Entries<>(FrozenMap.this);
            }

            @Override
            public int size() {
                return size;
            }
        };
    }

    private static String nameIn(@Nullable Object[] entries, int at) {
        return String.valueOf(entries[2 * at]);
    }

    private static int find(@Nullable Object[] entries, int size, @Nullable Map<String, Integer> index, Object name) {
        if (index != null) {
            return index.getOrDefault(name, -1);
        }
        for (int at = 0; at < size; at++) {
            if (name.equals(entries[2 * at])) {
                return at;
            }
        }
        return -1;
    }

    private static final class Entries<T> implements Iterator<Entry<String, T>> {
        private final FrozenMap<T> map;
        private int next;

        Entries(FrozenMap<T> map) {
            this.map = map;
        }

        @Override
        public boolean hasNext() {
            return next < map.size;
        }

        @Override
        public Entry<String, T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return new SimpleImmutableEntry<>(map.name(next), map.value(next++));
        }
    }

    /** Collects what becomes a map; used up by making it. */
    static final class Maker<T> {
        private @Nullable Object[] entries = new Object[8];
        private int size;
        private @Nullable Map<String, Integer> index;

        /** The last value of a name counts, in the place of the first; false if there was one. */
        boolean put(String name, T value) {
            int at = find(entries, size, index, name);
            if (at >= 0) {
                entries[2 * at + 1] = value;
                return false;
            }
            if (2 * size == entries.length) {
                grow();
            }
            if (index != null) {
                index.put(name, size);
            }
            entries[2 * size] = name;
            entries[2 * size + 1] = value;
            size++;
            return true;
        }

        FrozenMap<T> make() {
            return new FrozenMap<>(this);
        }

        private void grow() {
            entries = Arrays.copyOf(entries, 2 * entries.length);
            if (size >= SMALL && index == null) {
                index = new HashMap<>();
                for (int at = 0; at < size; at++) {
                    index.put(nameIn(entries, at), at);
                }
            }
        }
    }
}
