package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;

/** The names that templates may use, by scope: the target's, the profile's, and what earlier steps captured. Immutable. */
record Variables(Map<String, JsonNode> values) {
    static Variables of(Profile profile, Target target) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        profile.prompts().forEach((name, text) -> values.put("prompt." + name, TextNode.valueOf(text)));
        target.prompts().forEach((name, text) -> values.put("prompt." + name, TextNode.valueOf(text)));
        values.put("model", TextNode.valueOf(target.model().orElse(profile.model())));
        target.key().ifPresent(key -> values.put("key", TextNode.valueOf(key)));
        target.surroundings().variables().forEach((name, text) -> values.put(name, TextNode.valueOf(text)));
        values.put("path", TextNode.valueOf(profile.path()));
        values.put("unknown_id", TextNode.valueOf("resp_0000000000000000000000000000000000000000000000000"));
        values.put("screenshot", TextNode.valueOf(Screenshot.dataUrl()));
        return new Variables(values);
    }

    Variables with(String name, JsonNode value) {
        Map<String, JsonNode> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new Variables(more);
    }

    Variables with(Map<String, JsonNode> added) {
        Map<String, JsonNode> more = new LinkedHashMap<>(values);
        more.putAll(added);
        return new Variables(more);
    }

    /** Whether a template takes over whole parts of an earlier answer. */
    boolean lendTo(JsonNode template) {
        String text = template.toString();
        return values.entrySet().stream()
                .anyMatch(each -> each.getValue().isContainerNode() && text.contains("${" + each.getKey() + "}"));
    }

    JsonNode get(String name) {
        JsonNode value = values.get(name);
        if (value == null) {
            throw new BrokenKitException(
                    "a template uses ${" + name + "}, which nothing sets; there are " + values.keySet());
        }
        return value;
    }
}
