package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.profile.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills templates: {@code ${name}} with a variable, {@code {$shape: name, …}} with the profile's form of a thing. */
record Templates(Profile profile, Variables variables) {
    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Za-z0-9_.]+)}");
    private static final String SHAPE = "$shape";

    String fill(String template) {
        Matcher matcher = NAME.matcher(template);
        return matcher.replaceAll(
                found -> Matcher.quoteReplacement(variables.get(found.group(1)).asText()));
    }

    JsonNode fill(JsonNode template) {
        if (template.isTextual()) {
            Matcher whole = NAME.matcher(template.textValue());
            return whole.matches() ? variables.get(whole.group(1)) : TextNode.valueOf(fill(template.textValue()));
        }
        if (template.isArray()) {
            return array(template);
        }
        return template.isObject() ? object(template) : template;
    }

    private JsonNode array(JsonNode template) {
        ArrayNode filled = JsonNodeFactory.instance.arrayNode();
        template.forEach(each -> filled.add(fill(each)));
        return filled;
    }

    private JsonNode object(JsonNode template) {
        if (template.has(SHAPE)) {
            return shape(template);
        }
        ObjectNode filled = JsonNodeFactory.instance.objectNode();
        template.properties().forEach(field -> filled.set(fill(field.getKey()), fill(field.getValue())));
        return filled;
    }

    private JsonNode shape(JsonNode template) {
        String name = template.get(SHAPE).asText();
        JsonNode shape = profile.shapes().get(name);
        if (shape == null) {
            throw new BrokenKitException("the profile " + profile.id() + " has no shape " + name);
        }
        Map<String, JsonNode> arguments = new LinkedHashMap<>();
        template.properties().stream()
                .filter(field -> !field.getKey().equals(SHAPE))
                .forEach(field -> arguments.put(field.getKey(), fill(field.getValue())));
        return new Templates(profile, variables.with(arguments)).fill(shape);
    }
}
