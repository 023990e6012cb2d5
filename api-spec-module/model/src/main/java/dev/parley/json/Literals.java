package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A value that is made of numbers, and how it was written if that was not the usual way. */
record Literals<T>(T value, @Nullable JsonValue unusual) {
    /** Reads it twice. */
    static <T> Literals<T> read(JsonParser p, JsonReader<T> reader) throws IOException {
        JsonValue raw = JsonValue.read(p);
        TreeParser tree = new TreeParser(raw, Read.isStrict(p));
        tree.nextToken();
        try {
            T value = reader.read(tree);
            return new Literals<>(value, Encoder.tree(value).equals(raw) ? null : raw);
        } catch (JsonMismatchException e) {
            e.rawOrThrow();
            throw JsonMismatchException.keeping(raw, e.problem()); // what was rescued has lost its literals
        }
    }
}
