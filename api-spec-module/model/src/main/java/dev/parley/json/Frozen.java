package dev.parley.json;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Copies that nobody can change, made once: what is frozen already is passed through. Keeps order, unlike Map.copyOf. */
public final class Frozen {
    private Frozen() {}

    public static <T> List<T> list(List<T> items) {
        return items instanceof Items<T> ? items : new Items<>(new ArrayList<>(items));
    }

    /** Without a copy: the caller keeps no reference. */
    static <T> List<T> owned(List<T> items) {
        return new Items<>(items);
    }

    static <T> Map<String, T> owned(Map<String, T> members) {
        return new Members<>(members);
    }

    public static <T> @Nullable List<T> listOrNull(@Nullable List<T> items) {
        return items == null ? null : list(items);
    }

    public static <T> Map<String, T> map(Map<String, T> members) {
        return members instanceof Members<T> ? members : new Members<>(new LinkedHashMap<>(members));
    }

    public static <T> @Nullable Map<String, T> mapOrNull(@Nullable Map<String, T> members) {
        return members == null ? null : map(members);
    }

    private static final class Items<T> extends AbstractList<T> implements RandomAccess {
        private final List<T> items;

        Items(List<T> items) {
            this.items = items;
        }

        @Override
        public T get(int index) {
            return items.get(index);
        }

        @Override
        public int size() {
            return items.size();
        }
    }

    private static final class Members<T> extends java.util.AbstractMap<String, T> {
        private final Map<String, T> members;

        Members(Map<String, T> members) {
            this.members = Collections.unmodifiableMap(members);
        }

        @Override
        public @Nullable T get(Object key) {
            return members.get(key);
        }

        @Override
        public boolean containsKey(Object key) {
            return members.containsKey(key);
        }

        @Override
        public java.util.Set<Entry<String, T>> entrySet() {
            return members.entrySet();
        }
    }
}
