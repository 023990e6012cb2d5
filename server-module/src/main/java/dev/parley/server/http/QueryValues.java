package dev.parley.server.http;

import dev.parley.server.service.ApiException;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole numbers and booleans from the query, and refuses what is neither by name: JAX-RS itself answers 404 for the one
 * and takes everything but {@code true} for {@code false} for the other.
 */
public final class QueryValues implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // each converter is for the type that it was asked for
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        String name = Arrays.stream(annotations)
                .filter(QueryParam.class::isInstance)
                .map(annotation -> ((QueryParam) annotation).value())
                .findFirst()
                .orElse(null);
        if (name != null && type == Long.class) {
            return (ParamConverter<T>) new Converter<>(value -> number(name, value));
        }
        if (name != null && type == Boolean.class) {
            return (ParamConverter<T>) new Converter<>(value -> truth(name, value));
        }
        return null;
    }

    private static Long number(String name, String value) {
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw ApiException.invalid("invalid_type", name, "'" + name + "' must be a whole number.");
        }
    }

    private static Boolean truth(String name, String value) {
        return switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> throw ApiException.invalid("invalid_type", name, "'" + name + "' must be true or false.");
        };
    }

    private record Converter<T>(Function<String, T> reading) implements ParamConverter<T> {
        @Override
        public @Nullable T fromString(@Nullable String value) {
            return value == null ? null : reading.apply(value);
        }

        @Override
        public String toString(T value) {
            return String.valueOf(value);
        }
    }
}
