package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The update of an overlay: objects are merged, arrays are appended to, everything else is replaced. */
final class Merge {
    private Merge() {}

    static void into(JsonPath.Place place, JsonNode update) {
        if (place.value() instanceof ArrayNode array && !update.isArray()) {
            array.add(update.deepCopy());
        } else {
            place.replace(merged(place.value(), update));
        }
    }

    private static JsonNode merged(JsonNode old, JsonNode update) {
        if (old instanceof ObjectNode object && update.isObject()) {
            Trees.fields(update).forEach((name, value) -> object.set(name, merged(object.path(name), value)));
            return object;
        }
        if (old instanceof ArrayNode array && update instanceof ArrayNode more) {
            more.forEach(element -> array.add(element.deepCopy()));
            return array;
        }
        return update.deepCopy();
    }
}
