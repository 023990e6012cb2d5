package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What one dialect says differently, in the form of an OpenAPI Overlay 1.0 document. An action that finds nothing is refused: it
 * would mean that the contract has moved on without it.
 */
record Overlay(Dialect dialect, String file, List<JsonNode> actions) {

    static Overlay of(String file, ObjectNode tree) {
        String name = file.substring(file.lastIndexOf('/') + 1).replace(".yaml", "");
        Dialect dialect =
                Dialect.of(name).orElseThrow(() -> new ContractException(new Problem(file, name, "is not a dialect")));
        if (!tree.path("overlay").asText().equals("1.0.0")) {
            throw new ContractException(new Problem(file, "overlay", "is not 1.0.0"));
        }
        return new Overlay(dialect, file, Trees.elements(tree.path("actions")));
    }

    void apply(ObjectNode document) {
        actions.forEach(action -> apply(document, action));
    }

    private void apply(ObjectNode document, JsonNode action) {
        String target = action.path("target").asText();
        List<JsonPath.Place> places = places(document, target);
        if (places.isEmpty()) {
            throw new ContractException(new Problem(file, target, "finds nothing"));
        }
        if (action.path("remove").asBoolean()) {
            // From the end, so that the indexes of an array stay true.
            for (int i = places.size() - 1; i >= 0; i--) {
                places.get(i).remove();
            }
        } else if (action.has("update")) {
            places.forEach(place -> Merge.into(place, action.path("update")));
        } else {
            throw new ContractException(new Problem(file, target, "neither updates nor removes"));
        }
    }

    private List<JsonPath.Place> places(ObjectNode document, String target) {
        try {
            return JsonPath.parse(target).find(document);
        } catch (IllegalArgumentException e) {
            throw new ContractException(new Problem(file, target, e.getMessage()));
        }
    }
}
