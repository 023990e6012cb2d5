package dev.parley.json;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** Copies that nobody can change, made once: what is frozen already is passed through. Keeps order, unlike Map.copyOf. */
public final class Frozen {
    private static final Items<?> EMPTY = new Items<>(new Object[0], 0);

    private Frozen() {}

    public static <T> List<T> list(List<T> items) {
        return items instanceof Items<T> ? items : owned(items.toArray(), items.size());
    }

    /** The first elements of an array to which the caller keeps no reference. */
    @SuppressWarnings("unchecked") // nothing is in it
    static <T> List<T> owned(@Nullable Object[] items, int size) {
        return size == 0 ? (List<T>) EMPTY : new Items<>(items, size);
    }

    public static <T> @Nullable List<T> listOrNull(@Nullable List<T> items) {
        return items == null ? null : list(items);
    }

    public static <T> Map<String, T> map(Map<String, T> members) {
        return FrozenMap.of(members);
    }

    public static <T> @Nullable Map<String, T> mapOrNull(@Nullable Map<String, T> members) {
        return members == null ? null : map(members);
    }

    private static final class Items<T> extends AbstractList<T> implements RandomAccess {
        private final @Nullable Object[] items;
        private final int size;

        Items(@Nullable Object[] items, int size) {
            this.items = items;
            this.size = size;
        }

        @Override
        @SuppressWarnings("unchecked") // only elements of this type are put in
        public T get(int index) {
            if (index >= size) {
                throw new IndexOutOfBoundsException(index);
            }
            return (T) items[index];
        }

        @Override
        public int size() {
            return size;
        }
    }
}
