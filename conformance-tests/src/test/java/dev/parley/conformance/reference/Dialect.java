package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Set;

/** What the reference server writes differently for each dialect. */
public enum Dialect {
    LIGHTCONE_V1("lightcone-v1", "/v1/responses", "parley-scripted"),
    LIGHTCONE_COMPAT("lightcone-compat", "/v1/responses", "parley-scripted"),
    OPENAI_V1("openai-v1", "/v1/responses", "parley-scripted"),
    V5("v5", "/v5/responses", "parley/scripted");

    private static final Set<String> EVERYWHERE = Set.of(
            "model",
            "input",
            "instructions",
            "max_output_tokens",
            "previous_response_id",
            "stream",
            "temperature",
            "tools",
            "top_p");
    private static final Set<String> CHAT = Set.of(
            "store",
            "metadata",
            "tool_choice",
            "text",
            "truncation",
            "parallel_tool_calls",
            "include",
            "reasoning",
            "background",
            "stream_options");
    private static final Set<String> LIGHTCONE_FIELDS = Set.of(
            "id",
            "object",
            "created_at",
            "status",
            "max_output_tokens",
            "model",
            "output",
            "temperature",
            "top_p",
            "usage");

    private final String id;
    private final String path;
    private final String model;

    Dialect(String id, String path, String model) {
        this.id = id;
        this.path = path;
        this.model = model;
    }

    public static Dialect of(String id) {
        for (Dialect dialect : values()) {
            if (dialect.id.equals(id)) {
                return dialect;
            }
        }
        throw new IllegalArgumentException(id);
    }

    public String id() {
        return id;
    }

    String path() {
        return path;
    }

    String model() {
        return model;
    }

    /** The model that is behind the chat upstream, if there is one. */
    String puppetModel() {
        return this == V5 ? "parley/puppet" : "puppet";
    }

    boolean flat() {
        return this == LIGHTCONE_V1;
    }

    boolean eventLines() {
        return this != V5;
    }

    boolean knows(String field) {
        return EVERYWHERE.contains(field) || field.equals("background") || (!flat() && CHAT.contains(field));
    }

    boolean shows(String field) {
        return !flat() || LIGHTCONE_FIELDS.contains(field);
    }

    JsonNode time(Instant now) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return flat() ? json.textNode(now.toString()) : json.numberNode(now.getEpochSecond());
    }

    Set<String> tools() {
        if (flat()) {
            return Set.of("computer_use");
        }
        return this == V5
                ? Set.of("function", "computer", "computer_use_preview", "custom", "mcp")
                : Set.of("function", "computer", "computer_use_preview", "custom");
    }
}
