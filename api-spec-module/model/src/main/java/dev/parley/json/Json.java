package dev.parley.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Documents in and out. Lenient reading keeps what does not fit the contract, and the last of two equal keys; strict
 * reading refuses both and names the path. Either refuses what is not one JSON document, or more of it than jackson-core's
 * limits allow, with a {@code JsonProcessingException}, and closes no stream that it did not open.
 */
public final class Json {
    private Json() {}

    public static <T> T read(byte[] json, JsonReader<T> reader) throws IOException {
        try (JsonParser p = parser(json, 0, json.length)) {
            return document(p, reader);
        }
    }

    public static <T> T read(byte[] json, int offset, int length, JsonReader<T> reader) throws IOException {
        try (JsonParser p = parser(json, offset, length)) {
            return document(p, reader);
        }
    }

    public static <T> T read(String json, JsonReader<T> reader) throws IOException {
        try (JsonParser p = Utf8Factory.INSTANCE.createParser(json)) {
            return document(p, reader);
        }
    }

    public static <T> T read(InputStream json, JsonReader<T> reader) throws IOException {
        try (JsonParser p = Utf8Factory.open(json)) {
            return document(p, reader);
        }
    }

    public static <T> T readStrict(byte[] json, JsonReader<T> reader) throws IOException {
        try (JsonParser p = parser(json, 0, json.length)) {
            return document(strict(p), reader);
        }
    }

    public static <T> T readStrict(String json, JsonReader<T> reader) throws IOException {
        try (JsonParser p = Utf8Factory.INSTANCE.createParser(json)) {
            return document(strict(p), reader);
        }
    }

    public static <T> T readStrict(InputStream json, JsonReader<T> reader) throws IOException {
        try (JsonParser p = Utf8Factory.open(json)) {
            return document(strict(p), reader);
        }
    }

    /** One value from a parser of the caller's, which stands on its first token and is left on its last. */
    public static <T> T readStrict(JsonParser p, JsonReader<T> reader) throws IOException {
        JsonStreamContext root = Read.root(p);
        Object before = root.getCurrentValue();
        root.setCurrentValue(Read.STRICT);
        try {
            if (Read.isStrict(p)) {
                return reader.read(p);
            }
            JsonParser tree = TreeParser.strict(JsonValue.read(p)); // a parser that keeps no notes
            tree.nextToken();
            return reader.read(tree);
        } finally {
            root.setCurrentValue(before);
        }
    }

    public static JsonValue parse(byte[] json) throws IOException {
        return read(json, JsonValue::read);
    }

    public static JsonValue parse(String json) throws IOException {
        return read(json, JsonValue::read);
    }

    /** Bytes in UTF-8, written through pooled buffers. */
    public static byte[] write(JsonModel model) {
        return Encoder.bytes(model);
    }

    /** Writes into a stream of the caller's, which stays open and is not flushed further. */
    public static void write(JsonModel model, OutputStream out) throws IOException {
        Encoder.write(model, out);
    }

    /** Valid Unicode whatever was read: half of a surrogate pair is written as an escape. */
    public static String toString(JsonModel model) {
        return Encoder.text(model);
    }

    /** One line for people and logs: type and content, long strings cut. Never parse it. */
    public static String describe(JsonModel model) {
        return Describe.of(model);
    }

    /** The value of {@code type} in a raw value, if it has one that is a string. */
    public static @Nullable String type(JsonValue json) {
        return json instanceof JsonValue.Obj object && object.get("type") instanceof JsonValue.Str type
                ? type.value()
                : null;
    }

    /** The name in JSON of a record component: {@code callId} is {@code call_id}. The generator refuses names that this misses. */
    public static String propertyName(String component) {
        StringBuilder name = new StringBuilder(component.length() + 4);
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            if (c == '_' && i == component.length() - 1) {
                break; // default_ and the like: the name itself is a word of Java
            }
            if (Character.isUpperCase(c)) {
                name.append('_').append(Character.toLowerCase(c));
            } else {
                name.append(c);
            }
        }
        return name.toString();
    }

    static JsonFactory factory() {
        return Utf8Factory.INSTANCE;
    }

    private static JsonParser parser(byte[] json, int offset, int length) throws IOException {
        return Utf8Documents.isOne(json, offset, length)
                ? Utf8Documents.open(new Utf8Parser.Document(json, offset, length))
                : Utf8Factory.open(json, offset, length);
    }

    private static JsonParser strict(JsonParser p) {
        p.assignCurrentValue(Read.STRICT);
        return p;
    }

    // Only what every document needs is named here and in what follows: the first one waits for each class to be
    // loaded.
    private static <T> T document(JsonParser p, JsonReader<T> reader) throws IOException {
        try {
            if (p.nextToken() == null) {
                throw Malformed.empty(p);
            }
            T value = reader.read(p);
            if (p.nextToken() != null) {
                throw Malformed.continued(p);
            }
            return value;
        } catch (IOException e) {
            throw Malformed.told(p, e);
        }
    }
}
