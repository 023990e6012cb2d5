package dev.parley.server.screen;

import dev.parley.json.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a client can be asked to do on a computer: the kinds of actions that it has words for, and no other.
 *
 * @param confirming whether it can be told of a concern about an action, so that a person confirms it
 */
public record ActionSet(List<Kind> kinds, boolean confirming) {
    private static final Set<String> PLACES = Set.of("x", "path");

    /** Of a client that drives no computer. */
    public static final ActionSet NONE = new ActionSet(List.of(), false);

    /** A copy of its own. */
    public ActionSet {
        kinds = List.copyOf(kinds);
    }

    /**
     * One kind of action.
     *
     * @param type its name on the wire
     * @param description what is done, in words
     * @param properties JSON Schemas of its properties but {@code type}, in order, without references
     * @param required those without which it can't be done
     */
    public record Kind(String type, String description, Map<String, JsonValue.Obj> properties, Set<String> required) {}

    /** The kind of that name. */
    public Optional<Kind> find(String type) {
        return kinds.stream().filter(kind -> kind.type().equals(type)).findFirst();
    }

    /** Whether there is any for which one has to know where something is. */
    public boolean hasPositions() {
        return kinds.stream().anyMatch(ActionSet::hasPosition);
    }

    /** The others. */
    public ActionSet withoutPositions() {
        return new ActionSet(kinds.stream().filter(kind -> !hasPosition(kind)).toList(), confirming);
    }

    private static boolean hasPosition(Kind kind) {
        return !Collections.disjoint(kind.properties().keySet(), PLACES);
    }
}
