package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import dev.parley.json.JsonMismatchException.Kind;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is known so far of one object: the generated builders extend it, and reading fills a builder. Keeps which
 * properties were seen and everything that has no component. Not thread-safe.
 */
public abstract class Fields {
    /** The place of a property that the contract does not name. */
    protected static final int UNKNOWN = -1;

    /** The place after the last property. */
    protected static final int END = -2;

    private static final int START = -1;

    private @Nullable ExtraCollector extras;
    private String reading = "";
    private int last = START;
    private long seen; // a bit for each property: the generator refuses objects with more than 64

    protected Fields() {}

    /** A copy of a record: everything counts as set. */
    protected Fields(Extra extra) {
        extras = extra.isEmpty() ? null : new ExtraCollector(extra);
        seen = -1L;
    }

    /** The property's place among those that the contract names, or {@link #UNKNOWN}. */
    protected abstract int place(String name);

    /** Takes the current value, which belongs to the property in this place. */
    protected abstract void field(int place, JsonParser p) throws IOException;

    /** Takes all properties that follow. Each class has its own loop, so that its compiled code knows whom it calls. */
    protected abstract void fields(JsonParser p) throws IOException;

    /** Takes the value of the discriminator, which was read to find out that this object is meant. */
    protected void tag(String value, JsonParser p) throws IOException {
        throw new IllegalStateException("not a member of a union");
    }

    protected final void readObject(JsonParser p) throws IOException {
        if (p.currentToken() != JsonToken.START_OBJECT) {
            throw Read.mismatch(p, "an object");
        }
        readRest(p);
    }

    protected final void readObject(JsonParser p, Head head) throws IOException {
        if (!head.before().isEmpty()) {
            readBuffered(head.before(), new TreeParser(JsonValue.Null.NULL, Read.isStrict(p)));
        }
        if (head.isConsumed()) {
            tag(head.tag(), p);
            last = 0;
        }
        if (!head.isExhausted()) {
            readRest(p);
        }
    }

    private void readBuffered(Head.Before before, TreeParser tree) throws IOException {
        for (int i = 0; i < before.size(); i++) {
            tree.restart(before.value(i));
            reading = before.name(i);
            try {
                field(place(reading), tree);
            } catch (JsonMismatchException e) {
                recover(reading, e);
            }
        }
    }

    private void readRest(JsonParser p) throws IOException {
        while (true) {
            try {
                fields(p);
                return;
            } catch (JsonMismatchException e) {
                recover(reading, e);
            }
        }
    }

    /**
     * Moves to the next property's value. The property that is likely to follow is expected: its name is compared byte by
     * byte, which is quicker than looking it up.
     */
    protected final int next(JsonParser p, Order order) throws IOException {
        int likely = order.after(last);
        if (likely < order.size()) {
            SerializableString expected = order.name(likely);
            if (p.nextFieldName(expected)) {
                reading = expected.getValue();
                p.nextToken();
                last = likely;
                return likely;
            }
            return p.currentToken() == JsonToken.FIELD_NAME ? other(p.currentName(), p, order) : END;
        }
        String name = p.nextFieldName();
        return name == null ? END : other(name, p, order);
    }

    private int other(String name, JsonParser p, Order order) throws IOException {
        reading = name;
        p.nextToken();
        int place = place(name);
        if (place != UNKNOWN) {
            order.learn(last, place);
            last = place;
        }
        return place;
    }

    private void recover(String name, JsonMismatchException e) throws JsonMismatchException {
        e.at(name);
        put(new Extra.Entry(name, e.rawOrThrow(), true), true);
    }

    /** An optional property that may be null: null is kept beside the components. */
    protected final boolean optional(int index, String name, JsonParser p) throws IOException {
        mark(index, name, p);
        if (p.currentToken() != JsonToken.VALUE_NULL) {
            return true;
        }
        add(new Extra.Entry(name, JsonValue.Null.NULL, true), false);
        return false;
    }

    /** A required property that may be null: the component says it. */
    protected final boolean nullable(int index, String name, JsonParser p) throws IOException {
        mark(index, name, p);
        return p.currentToken() != JsonToken.VALUE_NULL;
    }

    /** An optional property that may not be null. */
    protected final boolean given(int index, String name, JsonParser p) throws IOException {
        boolean given = optional(index, name, p);
        if (!given && Read.isStrict(p)) {
            throw JsonMismatchException.of(Kind.NULL, "null is not allowed", p.currentLocation());
        }
        return given;
    }

    /** A required property that must not be null. */
    protected final boolean present(int index, String name, JsonParser p) throws IOException {
        mark(index, name, p);
        if (p.currentToken() != JsonToken.VALUE_NULL) {
            return true;
        }
        if (Read.isStrict(p)) {
            throw JsonMismatchException.of(Kind.NULL, "null is not allowed", p.currentLocation());
        }
        put(new Extra.Entry(name, JsonValue.Null.NULL, true), true);
        return false;
    }

    /** A property whose one value the contract fixes: another value is kept and written instead. */
    protected final void fixed(int index, String name, String expected, JsonParser p) throws IOException {
        if (present(index, name, p) && !Read.isText(p, expected)) {
            put(new Extra.Entry(name, new JsonValue.Str(Read.text(p)), true), true);
        }
    }

    protected final void fixed(int index, String name, String expected, String value) {
        set(index, name);
        if (!expected.equals(value)) {
            put(new Extra.Entry(name, new JsonValue.Str(value), true), true);
        }
    }

    /** A number whose literal a double may not reproduce: the literal is kept, and written instead. */
    protected final double decimal(String name, JsonParser p) throws IOException {
        double value = Read.decimal(p);
        String literal = p.getText();
        if (!Numbers.isText(value, literal)) {
            put(new Extra.Entry(name, new JsonValue.Num(literal), true), true);
        }
        return value;
    }

    /** A list or map of numbers: read twice, so that the literals are written as they came. */
    protected final <T> T decimals(String name, JsonParser p, JsonReader<T> reader) throws IOException {
        JsonValue raw = JsonValue.read(p);
        TreeParser tree = new TreeParser(raw, Read.isStrict(p));
        tree.nextToken();
        T value;
        try {
            value = reader.read(tree);
        } catch (JsonMismatchException e) {
            e.rawOrThrow();
            throw JsonMismatchException.keeping(raw, e.problem()); // what was rescued has lost its literals
        }
        if (!Json.tree(value).equals(raw)) {
            put(new Extra.Entry(name, raw, true), true);
        }
        return value;
    }

    protected final void unknown(JsonParser p) throws IOException {
        if (put(new Extra.Entry(reading, JsonValue.read(p), false), false)) {
            Read.refuseDuplicate(p);
        }
    }

    protected final void mark(int index, String name, JsonParser p) throws IOException {
        if (isSeen(index)) {
            Read.refuseDuplicate(p);
            forget(name);
        }
        see(index);
    }

    /** Whether one of these properties was not seen: asked once, before each is asked for. */
    protected final boolean lacks(long indexes) {
        return (seen & indexes) != indexes;
    }

    /** After reading: a strict reader refuses the object that lacks a required property. */
    protected final void require(int index, String name, JsonParser p) throws IOException {
        if (!isSeen(index)) {
            if (Read.isStrict(p)) {
                throw Read.missing(p, name);
            }
            absent(index, name);
        }
    }

    /** After reading: what would be written by itself must be remembered as absent. */
    protected final void absent(int index, String name) {
        if (!isSeen(index)) {
            put(new Extra.Entry(name, null, true), true);
        }
    }

    /** A setter was called: what was kept for this property is history. */
    protected final void set(int index, String name) {
        see(index);
        forget(name);
    }

    /** A setter of an optional property was called: null is written, unlike a property that was never set. */
    protected final void setOptional(int index, String name, @Nullable Object value) {
        set(index, name);
        if (value == null) {
            put(new Extra.Entry(name, JsonValue.Null.NULL, true), false);
        }
    }

    protected final void setUnknown(String name, JsonValue value) {
        put(new Extra.Entry(name, value, false), false);
    }

    protected final void demand(int index, String name) {
        if (!isSeen(index)) {
            throw new IllegalStateException(name + " is required and was not set");
        }
    }

    protected final Extra extras() {
        return extras == null ? Extra.NONE : extras.toExtra();
    }

    private boolean put(Extra.Entry entry, boolean override) {
        if (extras == null) {
            extras = new ExtraCollector();
        }
        return extras.put(entry, override);
    }

    /** For a property that was just marked: what was kept under its name is forgotten. */
    private void add(Extra.Entry entry, boolean override) {
        if (extras == null) {
            extras = new ExtraCollector();
        }
        extras.add(entry, override);
    }

    private void forget(String name) {
        if (extras != null) {
            extras.remove(name);
        }
    }

    private boolean isSeen(int index) {
        return (seen & 1L << index) != 0;
    }

    private void see(int index) {
        seen |= 1L << index;
    }
}
