package dev.parley.contract;

import com.fasterxml.jackson.databind.JsonNode;

/** One example of the contract: whose it is (a dialect, {@code observed} or {@code parley}), of which schema, and what it says. */
record Example(String path, String mark, String schema, String name, JsonNode tree) {
    /** The document that the example must be valid in: what no dialect has, only the joined one has. */
    String document() {
        return Documents.DIALECTS.contains(mark) ? mark + ".json" : Documents.JOINED;
    }
}
