package dev.parley.server.engine.schema;

import dev.parley.json.JsonValue;
import dev.parley.json.JsonValue.Arr;
import dev.parley.json.JsonValue.Obj;
import dev.parley.json.JsonValue.Str;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One client's JSON Schema: finds what references point to, and keeps the work on it within bounds. */
public final class SchemaDocument {
    private static final int MOST_STEPS = 50_000;

    private final Obj root;
    private final String param;
    private int steps;

    public SchemaDocument(Obj root, String param) {
        this.root = root;
        this.param = param;
    }

    /** Counts one piece of work; schemas that multiply themselves end here. */
    public void step() throws EngineException {
        if (++steps > MOST_STEPS) {
            throw refuse("it is too large");
        }
    }

    public EngineException refuse(String reason) {
        String message = "The scripted engine can't make a sample of this schema: " + reason + ".";
        return new EngineException(new Failure(Kind.INVALID_REQUEST, message, param, null));
    }

    /** What a local reference, such as {@code #/$defs/address}, points to. */
    public JsonValue target(JsonValue reference) throws EngineException {
        if (!(reference instanceof Str text) || !text.value().startsWith("#")) {
            throw refuse("a $ref leads out of it");
        }
        JsonValue found = root;
        String[] segments = text.value().substring(1).split("/", -1);
        if (!segments[0].isEmpty()) {
            throw refuse("a $ref is not a JSON pointer");
        }
        for (int i = 1; i < segments.length; i++) {
            found = child(found, segments[i]);
            if (found == null) {
                throw refuse("a $ref leads nowhere");
            }
        }
        return found;
    }

    private @Nullable JsonValue child(JsonValue parent, String segment) throws EngineException {
        String name = decoded(segment).replace("~1", "/").replace("~0", "~");
        if (parent instanceof Obj object) {
            return object.get(name);
        }
        boolean isIndex = parent instanceof Arr array
                && name.matches("\\d{1,6}")
                && Integer.parseInt(name) < array.items().size();
        return isIndex ? ((Arr) parent).items().get(Integer.parseInt(name)) : null;
    }

    private String decoded(String segment) throws EngineException {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw refuse("a $ref is not a JSON pointer");
        }
    }
}
