package dev.parley.server.http.filter;

import dev.parley.server.service.ApiException;

/**
 * Refuses by name what is no whole number or boolean in the query: JAX-RS itself answers 404 for the one and takes everything
 * but {@code true} for {@code false} for the other.
 */
final class QueryValues {
    private QueryValues() {}

    static void check(String name, Class<?> type, String value) {
        if (type == Long.class && !isNumber(value)) {
            throw ApiException.invalid("invalid_type", name, "'" + name + "' must be a whole number.");
        }
        if (type == Boolean.class && !value.equals("true") && !value.equals("false")) {
            throw ApiException.invalid("invalid_type", name, "'" + name + "' must be true or false.");
        }
    }

    private static boolean isNumber(String value) {
        try {
            Long.parseLong(value);
            return true;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
