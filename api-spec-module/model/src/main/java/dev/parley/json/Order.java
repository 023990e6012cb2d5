package dev.parley.json;

import com.fasterxml.jackson.core.SerializableString;

/**
 * The properties of a schema, and which of them is likely to follow which: at first as in the contract, then as it was in
 * the last objects, since a server writes all of its objects in one order. Several threads may teach it at once; it is a
 * guess only, which is tested against the document's bytes, and any value in it is a legal guess.
 */
public final class Order {
    private final SerializableString[] names;
    private final byte[] after; // in [0] the first of all, then what follows [0], [1], …

    private Order(SerializableString[] names) {
        this.names = names;
        this.after = new byte[names.length + 1];
        for (int i = 0; i < after.length; i++) {
            after[i] = (byte) i;
        }
    }

    /** In the contract's order; 64 at most. */
    public static Order of(SerializableString... names) {
        return new Order(names);
    }

    /** How many there are; as a place, after the last. */
    int size() {
        return names.length;
    }

    SerializableString name(int place) {
        return names[place];
    }

    /** What is likely to follow the property in this place; of -1, to come first. */
    int after(int place) {
        return after[place + 1];
    }

    void learn(int place, int next) {
        after[place + 1] = (byte) next;
    }
}
