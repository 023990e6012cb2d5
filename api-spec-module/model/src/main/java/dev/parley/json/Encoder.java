package dev.parley.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Documents out, apart from {@link Json} so that who reads does not wait for the classes that write. */
final class Encoder {
    private Encoder() {}

    static byte[] bytes(JsonModel model) {
        BufferRecycler pool = Buffers.POOL.acquireAndLinkPooled();
        try (ByteArrayBuilder out = new ByteArrayBuilder(pool)) {
            write(model, out);
            return out.getClearAndRelease();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            pool.releaseToPool();
        }
    }

    static void write(JsonModel model, OutputStream out) throws IOException {
        try (JsonGenerator g = Utf8Factory.INSTANCE.createGenerator(out)) {
            model.writeTo(g);
        }
    }

    static String text(JsonModel model) {
        try {
            return Surrogates.escapeLone(raw(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any value that a model can have, as it would be read again. */
    static JsonValue tree(@Nullable Object value) throws IOException {
        return value instanceof JsonValue tree ? tree : Json.parse(raw(value));
    }

    private static String raw(@Nullable Object value) throws IOException {
        StringWriter out = new StringWriter();
        try (JsonGenerator g = Utf8Factory.INSTANCE.createGenerator(out)) {
            Write.value(g, value);
        }
        return out.toString();
    }
}
