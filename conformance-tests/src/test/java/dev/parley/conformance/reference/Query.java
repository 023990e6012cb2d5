package dev.parley.conformance.reference;

import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parameters behind the question mark. */
record Query(Map<String, String> values) {
    static Query of(HttpExchange exchange) {
        Map<String, String> values = new LinkedHashMap<>();
        String query = exchange.getRequestURI().getRawQuery();
        for (String each : query == null ? new String[0] : query.split("&")) {
            String[] pair = each.split("=", 2);
            values.put(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]));
        }
        return new Query(values);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }

    int number(String name, int otherwise) throws Refused {
        try {
            return Integer.parseInt(get(name, String.valueOf(otherwise)));
        } catch (NumberFormatException e) {
            throw new Refused(400, name, "invalid_type");
        }
    }
}
