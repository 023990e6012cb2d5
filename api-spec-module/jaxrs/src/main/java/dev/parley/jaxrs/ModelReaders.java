package dev.parley.jaxrs;

import com.fasterxml.jackson.core.JsonParser;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Finds the {@code read} method of a model type once; JAX-RS knows types only as classes. */
final class ModelReaders extends ClassValue<JsonReader<JsonModel>> {
    @Override
    protected JsonReader<JsonModel> computeValue(Class<?> type) {
        MethodHandle read = find(type).asType(MethodType.methodType(JsonModel.class, JsonParser.class));
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

    private static MethodHandle find(Class<?> type) {
        try {
            MethodType signature = MethodType.methodType(type, JsonParser.class);
            return MethodHandles.publicLookup().findStatic(type, "read", signature);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type.getName() + " has no public static read(JsonParser)", e);
        }
    }
}
