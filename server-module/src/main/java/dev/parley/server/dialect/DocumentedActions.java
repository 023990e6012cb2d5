package dev.parley.server.dialect;

import dev.parley.json.JsonValue;
import dev.parley.server.screen.ActionSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions on a computer that one document has, read from its schemas. */
final class DocumentedActions {
    private final ContractDocument document;

    private DocumentedActions(ContractDocument document) {
        this.document = document;
    }

    static ActionSet of(ContractDocument document) {
        return new ActionSet(
                new DocumentedActions(document).kinds(),
                document.properties("ComputerCall").contains("pending_safety_checks"));
    }

    private List<ActionSet.Kind> kinds() {
        List<ActionSet.Kind> kinds = new ArrayList<>();
        if (document.schema("ComputerAction").get("oneOf") instanceof JsonValue.Arr members) {
            for (JsonValue member : members.items()) {
                kinds.add(kind(ContractDocument.referred((JsonValue.Obj) member)));
            }
        }
        return kinds;
    }

    private ActionSet.Kind kind(String name) {
        JsonValue.Obj schema = document.schema(name);
        Map<String, JsonValue.Obj> properties = new LinkedHashMap<>();
        ((JsonValue.Obj) schema.get("properties"))
                .members()
                .forEach((property, value) -> properties.put(property, plain((JsonValue.Obj) value)));
        String type = text(properties.remove("type"), "const");
        return new ActionSet.Kind(type, text(schema, "description"), properties, required(name, properties.keySet()));
    }

    /** A document that requires less than the contract means the same action: it can't be done without. */
    private Set<String> required(String name, Set<String> properties) {
        Set<String> required = new HashSet<>(document.requiredInContract(name));
        required.addAll(document.required(name));
        if (name.equals("DragAction")) {
            required.addAll(
                    properties); // of the two ways to say it, a document has one, and the contract requires neither
        }
        required.retainAll(properties);
        return Set.copyOf(required);
    }

    /** The schema without references, and without what only readers of the contract understand. */
    private JsonValue.Obj plain(JsonValue.Obj schema) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        if (schema.get("$ref") != null) {
            members.putAll(
                    plain(document.schema(ContractDocument.referred(schema))).members());
        }
        schema.members().forEach((name, value) -> {
            if (!name.equals("$ref") && !name.startsWith("x-")) {
                members.put(name, name.equals("items") || name.equals("properties") ? inner(name, value) : value);
            }
        });
        return new JsonValue.Obj(members);
    }

    private JsonValue inner(String name, JsonValue value) {
        JsonValue.Obj object = (JsonValue.Obj) value;
        if (name.equals("items")) {
            return plain(object);
        }
        Map<String, JsonValue> properties = new LinkedHashMap<>();
        object.members().forEach((property, schema) -> properties.put(property, plain((JsonValue.Obj) schema)));
        return new JsonValue.Obj(properties);
    }

    private static String text(JsonValue.Obj schema, String name) {
        return schema.get(name) instanceof JsonValue.Str text ? text.value() : "";
    }
}
