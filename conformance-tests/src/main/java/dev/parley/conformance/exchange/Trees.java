package dev.parley.conformance.exchange;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads JSON trees strictly: duplicate keys and trailing text are no JSON. What is none becomes a missing node. */
public final class Trees {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private Trees() {}

    public static JsonNode missing() {
        return MissingNode.getInstance();
    }

    public static JsonNode read(String text) {
        return read(Bytes.ofText(text));
    }

    public static JsonNode read(Bytes body) {
        if (body.isEmpty()) {
            return missing();
        }
        try {
            return MAPPER.readTree(body.toArray());
        } catch (JacksonException e) {
            return missing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Equal as JSON: key order and the way a number is written don't count, and null counts as absent. */
    public static boolean same(JsonNode a, JsonNode b) {
        return TreeDiff.first(a, b).isEmpty();
    }
}
