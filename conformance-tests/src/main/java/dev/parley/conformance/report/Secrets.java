package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keeps keys out of everything that is shown: {@code $KEY} stands for one, so that a shell puts it back. */
public record Secrets(List<Secret> all) {
    private static final int SHORTEST = 4; // anything shorter guards nothing, and stands in every other word

    /** One key, and the name of the shell's variable for it. */
    record Secret(String value, String name) {
        String variable() {
            return "$" + name;
        }

        /** As it stands in a JSON text. */
        String escaped() {
            String json = TextNode.valueOf(value).toString();
            return json.substring(1, json.length() - 1);
        }
    }

    /** The longest first: one key may be the beginning of another. */
    public Secrets {
        all = all.stream()
                .sorted(Comparator.comparing((Secret each) -> each.value().length())
                        .reversed())
                .toList();
    }

    /** The key that requests are sent with. */
    public static Secrets of(Optional<String> key) {
        return new Secrets(List.of()).and("KEY", key);
    }

    /** These and one more. */
    public Secrets and(String name, Optional<String> key) {
        List<Secret> more = new ArrayList<>(all);
        key.filter(each -> each.strip().length() >= SHORTEST).ifPresent(each -> more.add(new Secret(each, name)));
        return new Secrets(more);
    }

    String mask(String text) {
        String masked = text;
        for (Secret each : all) {
            masked = masked.replace(each.value(), each.variable()).replace(each.escaped(), each.variable());
        }
        return masked;
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
}
