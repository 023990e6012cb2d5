package dev.parley.client.http;

import dev.parley.json.JsonModel;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One operation as the stubs say it: method, encoded path, encoded query, headers, body. Immutable. Knows neither the server nor the
 * caller's key.
 */
public record Call(
        String method,
        String path,
        List<String> query,
        Map<String, String> headers,
        @Nullable JsonModel body) {
    public Call {
        query = List.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /** A call of a path template such as {@code /v1/responses/{response_id}}. */
    public static Call of(String method, String template) {
        return new Call(method, template, List.of(), Map.of(), null);
    }

    /** Fills a variable of the path; whatever the value holds stays within its segment. */
    public Call path(String name, String value) {
        String variable = "{" + name + "}";
        if (!path.contains(variable)) {
            throw new IllegalArgumentException(path + " has no variable " + name);
        }
        return new Call(method, path.replace(variable, PercentEncoding.segment(name, value)), query, headers, body);
    }

    /** Adds a query parameter: none for null, one for each element of a collection. */
    public Call query(String name, @Nullable Object value) {
        Stream<?> values = value instanceof Collection<?> several ? several.stream() : Stream.ofNullable(value);
        Stream<String> added =
                values.map(v -> PercentEncoding.encode(name) + "=" + PercentEncoding.encode(PlainText.of(v)));
        return new Call(method, path, Stream.concat(query.stream(), added).toList(), headers, body);
    }

    /** Adds a header, or none for null. */
    public Call header(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        Map<String, String> more = new HashMap<>(headers);
        more.put(name, PlainText.of(value));
        return new Call(method, path, query, more, body);
    }

    public Call body(JsonModel model) {
        return new Call(method, path, query, headers, model);
    }

    /** Path and query, as they follow the server's address. */
    String target() {
        if (path.contains("{")) {
            throw new IllegalStateException(path + " still has a variable");
        }
        return query.isEmpty() ? path : path + "?" + String.join("&", query);
    }
}
