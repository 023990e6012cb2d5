package dev.parley.server.screen;

import dev.parley.json.Extra;
import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.ComputerAction;
import dev.parley.model.DragAction;
import dev.parley.model.Point;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says in the words of one client what a model wants done that writes in some document's, which need not be the client's. What the
 * client has no words for is refused; members that no document names stay. Immutable.
 */
public final class ActionWords {
    /** Kinds that others stand in for. Who waits shows the screen afterwards, and does nothing else. */
    private static final Map<String, String> SAME = Map.of(
            "hscroll", "scroll",
            "key", "keypress",
            "point_and_type", "type",
            "right_click", "click",
            "screenshot", "wait");

    private static final String TYPE = "type";
    private static final String KEYS = "keys";

    private final ActionSet actions;
    private final ActionReader reader;
    private final boolean holding;

    /**
     * The words of a client of these actions, for a model of these positions.
     *
     * @param holding whether the client knows of keys that are held while the pointer does something, which no document has
     */
    public ActionWords(ActionSet actions, ModelSpace space, boolean holding) {
        this.actions = actions;
        this.reader = new ActionReader(actions, space);
        this.holding = holding;
    }

    /**
     * The same action for the client.
     *
     * @throws IOException if the client can't be told; the message says why
     */
    public ComputerAction said(ComputerAction action) throws IOException {
        ComputerAction shaped = action instanceof DragAction drag ? shaped(drag) : action;
        if (!(Json.parse(Json.write(shaped)) instanceof JsonValue.Obj written)) {
            throw new IOException("it is no object.");
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(written.members());
        members.values().removeIf(JsonValue.Null.NULL::equals);
        Map<String, JsonValue> unknown = new LinkedHashMap<>(members);
        unknown.keySet().retainAll(undocumented(action));
        members.keySet().removeAll(unknown.keySet());
        if (members.get(TYPE) instanceof JsonValue.Str type) {
            translate(type.value(), members);
        }
        return with(unknown, reader.read(new JsonValue.Obj(members)));
    }

    private Set<String> undocumented(ComputerAction action) {
        Set<String> names =
                action.extra().unknown().map(Extra.Entry::name).collect(Collectors.toCollection(HashSet::new));
        Set<String> documented = properties(String.valueOf(action.type()));
        if (holding && !documented.isEmpty() && !documented.contains(KEYS)) {
            names.add(KEYS);
        }
        return names;
    }

    private void translate(String type, Map<String, JsonValue> members) throws IOException {
        String word = word(type, members);
        if (type.equals("right_click") && !word.equals(type)) {
            members.put("button", new JsonValue.Str("right"));
        }
        members.put(TYPE, new JsonValue.Str(word));
        Set<String> properties = properties(word);
        for (String name : members.keySet()) {
            if (!name.equals(TYPE) && !properties.isEmpty() && !properties.contains(name)) {
                throw new IOException("its " + name + " can't be said to this client.");
            }
        }
    }

    private String word(String type, Map<String, JsonValue> members) {
        boolean clicksFirst = type.equals("type") && members.containsKey("x");
        if (clicksFirst && !properties(type).contains("x")) {
            return "point_and_type";
        }
        return actions.find(type).isPresent() ? type : SAME.getOrDefault(type, type);
    }

    private Set<String> properties(String type) {
        return actions.find(type).map(kind -> kind.properties().keySet()).orElse(Set.of());
    }

    /** A way with corners can't be said by its ends. */
    private DragAction shaped(DragAction drag) throws IOException {
        boolean byEnds = properties(drag.type()).contains("end_x");
        List<Point> path = drag.path();
        if (byEnds && path != null && path.size() > 1 && path.stream().allMatch(ActionWords::isWhole)) {
            Point start = path.get(0);
            Point end = path.get(path.size() - 1);
            if (!path.stream().allMatch(point -> isBetween(start, point, end))) {
                throw new IOException("its path is not straight, and this client knows start and end only.");
            }
            return drag.toBuilder()
                    .path(null)
                    .x(start.x())
                    .y(start.y())
                    .endX(end.x())
                    .endY(end.y())
                    .build();
        }
        boolean hasEnds = drag.x() != null && drag.y() != null && drag.endX() != null && drag.endY() != null;
        if (byEnds || path != null || !hasEnds) {
            return drag;
        }
        return DragAction.builder()
                .path(List.of(point(drag.x(), drag.y()), point(drag.endX(), drag.endY())))
                .build();
    }

    private static Point point(long x, long y) {
        return Point.builder().x(x).y(y).build();
    }

    private static boolean isWhole(Point point) {
        return !point.extra().has("x") && !point.extra().has("y");
    }

    /** Whether a point is on the way, or beside it by no more than rounding does. */
    private static boolean isBetween(Point start, Point point, Point end) {
        double x = end.x() - start.x();
        double y = end.y() - start.y();
        double length = Math.hypot(x, y);
        double along = (point.x() - start.x()) * x + (point.y() - start.y()) * y;
        double beside = (point.x() - start.x()) * y - (point.y() - start.y()) * x;
        return Math.abs(beside) <= length && along >= -length && along <= length * length + length;
    }

    private static ComputerAction with(Map<String, JsonValue> unknown, ComputerAction action) throws IOException {
        if (unknown.isEmpty() || !(Json.parse(Json.write(action)) instanceof JsonValue.Obj written)) {
            return action;
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(written.members());
        unknown.forEach(members::putIfAbsent);
        return new JsonValue.Obj(members).as(ComputerAction::read);
    }
}
