package dev.parley.model;

import dev.parley.json.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows the paths of refusals, to see that they lead somewhere. */
final class Paths {
    private static final Pattern SEGMENT = Pattern.compile("\\[(\\d+)]|\\[\"([^\"]*)\"]|\\.?([^.\\[]+)");

    private Paths() {}

    /** The path names a value of the document, or one that is missing in an object of it. */
    static boolean existsOrParentDoes(JsonValue document, String path) {
        JsonValue at = document;
        Matcher segments = SEGMENT.matcher(path);
        while (segments.find()) {
            if (at == null) {
                return false;
            }
            at = step(at, segments);
        }
        return segments.hitEnd();
    }

    private static JsonValue step(JsonValue at, Matcher segment) {
        if (segment.group(1) != null) {
            int index = Integer.parseInt(segment.group(1));
            return at instanceof JsonValue.Arr array && index < array.items().size()
                    ? array.items().get(index)
                    : null;
        }
        String name = segment.group(2) != null ? segment.group(2) : segment.group(3);
        return at instanceof JsonValue.Obj object ? object.get(name) : null;
    }
}
