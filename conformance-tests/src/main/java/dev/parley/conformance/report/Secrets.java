package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** Keeps the key out of everything that is shown: {@code $KEY} stands for it, so that a shell puts it back. */
public record Secrets(Optional<String> key) {
    static final String NAME = "$KEY";

    public Secrets {
        key = key.filter(each -> !each.isBlank());
    }

    String mask(String text) {
        return key.map(each -> text.replace(each, NAME).replace(escaped(each), NAME))
                .orElse(text);
    }

    /** Masks all texts of a tree, in place, and makes them writable. */
    void mask(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(field -> field.setValue(masked(field.getValue())));
        } else if (tree instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, masked(array.get(i)));
            }
        }
    }

    private JsonNode masked(JsonNode value) {
        if (value.isTextual()) {
            return TextNode.valueOf(writable(mask(value.textValue())));
        }
        mask(value);
        return value;
    }

    /** Half a surrogate pair, which JSON can carry, has no form in UTF-8. */
    static String writable(String text) {
        return text.replaceAll("\\p{Cs}", "\ufffd");
    }

    /** As it stands in a JSON text. */
    private static String escaped(String text) {
        String json = TextNode.valueOf(text).toString();
        return json.substring(1, json.length() - 1);
    }
}
