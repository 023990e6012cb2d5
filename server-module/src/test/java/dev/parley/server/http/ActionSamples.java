package dev.parley.server.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.server.Http;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Every action of a dialect's document, with all the properties that it has there, on a display of 1280 times 720 pixels. */
final class ActionSamples {
    static final int WIDTH = 1280;
    static final int HEIGHT = 720;

    private ActionSamples() {}

    static List<ObjectNode> of(String dialect) {
        JsonNode schemas = document(dialect).at("/components/schemas");
        List<ObjectNode> actions = new ArrayList<>();
        for (JsonNode member : schemas.at("/ComputerAction/oneOf")) {
            JsonNode schema = schemas.path(member.get("$ref").asText().replaceAll(".*/", ""));
            ObjectNode action = JsonNodeFactory.instance.objectNode();
            schema.get("properties")
                    .properties()
                    .forEach(property -> action.set(
                            property.getKey(),
                            property.getValue().has("const")
                                    ? property.getValue().get("const")
                                    : value(property.getKey())));
            actions.add(action);
        }
        return actions;
    }

    private static JsonNode document(String dialect) {
        try (InputStream in = ActionSamples.class.getResourceAsStream("/META-INF/parley/" + dialect + ".json")) {
            return Http.tree(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode value(String property) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (property) {
            case "x" -> json.numberNode(641);
            case "y" -> json.numberNode(0);
            case "end_x" -> json.numberNode(WIDTH - 1);
            case "end_y" -> json.numberNode(HEIGHT - 1);
            case "scroll_x" -> json.numberNode(-30);
            case "scroll_y" -> json.numberNode(2500);
            case "keys" -> json.arrayNode().add("ctrl").add("c");
            case "path" -> path();
            case "button" -> json.textNode("right");
            default -> json.textNode("Grüße \"" + property + "\"");
        };
    }

    private static ArrayNode path() {
        ArrayNode path = JsonNodeFactory.instance.arrayNode();
        path.addObject().put("x", 0).put("y", 359);
        path.addObject().put("x", 641).put("y", 0);
        path.addObject().put("x", WIDTH - 2).put("y", HEIGHT - 1); // the last column has no cell of its own on the grid
        return path;
    }

    /** The action with its positions as a client of the compat dialect reads them off the grid, by the rule that its documents give. */
    static JsonNode fromGrid(JsonNode action) {
        JsonNode pixels = action.deepCopy();
        onDisplay(pixels);
        pixels.path("path").forEach(ActionSamples::onDisplay);
        return pixels;
    }

    private static void onDisplay(JsonNode place) {
        for (String name : List.of("x", "end_x", "y", "end_y")) {
            if (place.has(name)) {
                int size = name.endsWith("x") ? WIDTH : HEIGHT;
                ((ObjectNode) place).put(name, (int) (place.get(name).asInt() / 1000.0 * size));
            }
        }
    }
}
