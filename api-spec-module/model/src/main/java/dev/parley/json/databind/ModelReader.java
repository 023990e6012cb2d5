package dev.parley.json.databind;

import com.fasterxml.jackson.core.JsonParser;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** Finds the static {@code read} of a type, or of the union around it: databind knows types only as classes. */
final class ModelReader {
    private ModelReader() {}

    static JsonReader<JsonModel> of(Class<? extends JsonModel> type) {
        if (type.isAssignableFrom(JsonValue.class)) {
            return JsonValue::read;
        }
        for (Class<?> owner = type; owner != null; owner = owner.getDeclaringClass()) {
            MethodHandle read = find(owner);
            if (read != null) {
                return reader(read.asType(MethodType.methodType(JsonModel.class, JsonParser.class)));
            }
        }
        throw new IllegalArgumentException(type.getName() + " has no public static read(JsonParser)");
    }

    private static @Nullable MethodHandle find(Class<?> owner) {
        try {
            MethodType signature = MethodType.methodType(owner, JsonParser.class);
            return MethodHandles.publicLookup().findStatic(owner, "read", signature);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    private static JsonReader<JsonModel> reader(MethodHandle read) {
        return p -> {
            try {
                return (JsonModel) read.invokeExact(p);
            } catch (IOException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        };
    }
}
