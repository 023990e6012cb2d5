package dev.parley.model;

import com.fasterxml.jackson.core.JsonParser;
import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.util.List;

/** The contract's own examples, as the jar of the contract has them. */
final class Examples {
    private static final String ROOT = "/META-INF/parley/examples/";

    record Example(String path, String schema, JsonValue document) {
        JsonReader<JsonModel> reader() {
            return readerOf(schema);
        }

        @Override
        public String toString() {
            return path;
        }
    }

    private Examples() {}

    static List<Example> all() {
        JsonValue.Arr index = (JsonValue.Arr) load("index.json");
        return index.items().stream().map(Examples::example).toList();
    }

    private static Example example(JsonValue entry) {
        String path = text(entry, "path");
        return new Example(path, text(entry, "schema"), load(path));
    }

    private static String text(JsonValue entry, String name) {
        return ((JsonValue.Str) ((JsonValue.Obj) entry).members().get(name)).value();
    }

    private static JsonValue load(String path) {
        try (InputStream in = Examples.class.getResourceAsStream(ROOT + path)) {
            return Json.read(in, JsonValue::read);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static JsonReader<JsonModel> readerOf(String schema) {
        return p -> {
            try {
                Class<?> type = Class.forName("dev.parley.model." + schema);
                return (JsonModel) type.getMethod("read", JsonParser.class).invoke(null, p);
            } catch (InvocationTargetException e) {
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                throw new IllegalStateException(e.getCause());
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("no model type " + schema, e);
            }
        };
    }
}
