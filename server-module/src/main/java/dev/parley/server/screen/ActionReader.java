package dev.parley.server.screen;

import dev.parley.json.JsonValue;
import dev.parley.model.ComputerAction;
import dev.parley.server.screen.ActionSet.Kind;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what a model wants done on a computer. Slips of which the meaning is plain are mended (numbers as texts, keys joined by
 * plus signs, the edge one too far); what can't be carried out is refused. Immutable.
 */
public final class ActionReader {
    /** The argument with the actions, where there may be several. */
    public static final String ACTIONS = "actions";

    private static final Set<String> POSITIONS = Set.of("x", "y", "end_x", "end_y");

    /** What the contract says is meant where nothing is said. */
    private static final Map<String, JsonValue> LEFT_OUT = Map.of(
            "button", new JsonValue.Str("left"), "scroll_x", JsonValue.Num.of(0), "scroll_y", JsonValue.Num.of(0));

    private final ActionSet actions;
    private final ModelSpace space;

    /** A reader for a client of these actions and a model of these positions. */
    public ActionReader(ActionSet actions, ModelSpace space) {
        this.actions = actions;
        this.space = space;
    }

    /**
     * Reads several, in the order in which they are to be carried out; one that stands alone is a list of one.
     *
     * @throws IOException if one is none that the client knows; the message says which and why
     */
    public List<ComputerAction> readAll(JsonValue.Obj given) throws IOException {
        JsonValue list = given.get(ACTIONS);
        if (list == null) {
            require(given.get("type") != null, "it has no actions.");
            return List.of(read(given));
        }
        if (list instanceof JsonValue.Obj only) {
            return List.of(read(only));
        }
        List<JsonValue> items = asList("actions", list).items();
        require(!items.isEmpty(), "its list of actions is empty.");
        List<ComputerAction> all = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            all.add(read(items.get(i), "actions[" + i + "]: "));
        }
        return all;
    }

    private ComputerAction read(JsonValue given, String place) throws IOException {
        require(given instanceof JsonValue.Obj, place + "it is not an object.");
        try {
            return read((JsonValue.Obj) given);
        } catch (IOException e) {
            throw new IOException(place + e.getMessage(), e);
        }
    }

    /**
     * Reads an action.
     *
     * @throws IOException if it is none that the client knows; the message says why
     */
    public ComputerAction read(JsonValue.Obj given) throws IOException {
        if (!(given.get("type") instanceof JsonValue.Str type)) {
            throw new IOException("it says no type.");
        }
        Kind kind = actions.find(type.value()).orElseThrow(() -> new IOException("its type is not known."));
        Map<String, JsonValue> members = new LinkedHashMap<>();
        members.put("type", type);
        for (Map.Entry<String, JsonValue.Obj> property : kind.properties().entrySet()) {
            String name = property.getKey();
            JsonValue value = given.get(name);
            if (value != null && value != JsonValue.Null.NULL) {
                members.put(name, value(name, property.getValue(), value));
            } else if (kind.required().contains(name)) {
                members.put(name, leftOut(name));
            }
        }
        require(members.containsKey("x") == members.containsKey("y"), "x and y come together.");
        return new JsonValue.Obj(members).as(ComputerAction::read);
    }

    private static JsonValue leftOut(String name) throws IOException {
        require(LEFT_OUT.containsKey(name), name + " is missing.");
        return LEFT_OUT.get(name);
    }

    private JsonValue value(String name, JsonValue.Obj schema, JsonValue given) throws IOException {
        String type = schema.get("type") instanceof JsonValue.Str text ? text.value() : "";
        return switch (type) {
            case "integer" -> JsonValue.Num.of(POSITIONS.contains(name) ? position(name, given) : number(name, given));
            case "array" -> list(name, (JsonValue.Obj) schema.get("items"), given);
            case "object" -> point(name, given);
            default -> text(name, schema, given);
        };
    }

    private static JsonValue text(String name, JsonValue.Obj schema, JsonValue given) throws IOException {
        require(given instanceof JsonValue.Str, name + " is not a text.");
        boolean listed = !(schema.get("enum") instanceof JsonValue.Arr values)
                || values.items().contains(given);
        require(listed, name + " is none of the values that it can have.");
        return given;
    }

    private JsonValue list(String name, JsonValue.Obj schema, JsonValue given) throws IOException {
        JsonValue.Arr items = given instanceof JsonValue.Str joined ? split(joined.value()) : asList(name, given);
        require(!items.items().isEmpty(), name + " is empty.");
        List<JsonValue> list = new ArrayList<>();
        for (JsonValue item : items.items()) {
            list.add(value("each of " + name, schema, item));
        }
        return new JsonValue.Arr(list);
    }

    private static JsonValue.Arr asList(String name, JsonValue given) throws IOException {
        require(given instanceof JsonValue.Arr, name + " is not a list.");
        return (JsonValue.Arr) given;
    }

    /** {@code ctrl+c}; a plus sign alone is a key. */
    private static JsonValue.Arr split(String keys) {
        List<JsonValue> list = new ArrayList<>();
        for (String key : keys.split("(?<=.)\\+(?=.)", -1)) {
            list.add(new JsonValue.Str(key));
        }
        return new JsonValue.Arr(list);
    }

    private JsonValue point(String name, JsonValue given) throws IOException {
        if (!(given instanceof JsonValue.Obj point) || point.get("x") == null || point.get("y") == null) {
            throw new IOException(name + " needs x and y.");
        }
        Map<String, JsonValue> place = new LinkedHashMap<>();
        place.put("x", JsonValue.Num.of(position("x", point.get("x"))));
        place.put("y", JsonValue.Num.of(position("y", point.get("y"))));
        return new JsonValue.Obj(place);
    }

    private long position(String name, JsonValue given) throws IOException {
        long place = number(name, given);
        Long size = space.size(name);
        if (size != null && place == size) {
            return size - 1; // the right and the lower edge, counted from 1
        }
        require(place >= 0 && (size == null || place < size), name + " is not on the display.");
        return place;
    }

    private static long number(String name, JsonValue given) throws IOException {
        String literal = given instanceof JsonValue.Str text ? text.value().trim() : given.toString();
        try {
            require(given instanceof JsonValue.Num || given instanceof JsonValue.Str, name + " is not a number.");
            return new BigDecimal(literal).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IOException(name + " is not a whole number.", e);
        }
    }

    private static void require(boolean holds, String message) throws IOException {
        if (!holds) {
            throw new IOException(message);
        }
    }
}
