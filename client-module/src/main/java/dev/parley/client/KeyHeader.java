package dev.parley.client;

import java.util.Map;

/** Where the API key stands in a request. */
public enum KeyHeader {
    /** {@code Authorization: Bearer …}, as the v1 documents have it. */
    BEARER("Authorization", "Bearer "),
    /** {@code x-api-key: …}, as the v5 document has it. */
    X_API_KEY("x-api-key", "");

    private final String name;
    private final String prefix;

    KeyHeader(String name, String prefix) {
        this.name = name;
        this.prefix = prefix;
    }

    Map<String, String> of(String key) {
        return Map.of(name, prefix + key);
    }
}
