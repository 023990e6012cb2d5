package dev.parley.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed document that does not have the contract's shape. Names the path and the problem in words for the
 * person who wrote the document; the path grows from the inside while the readers unwind.
 */
public final class JsonMismatchException extends JsonProcessingException {
    private static final long serialVersionUID = 1L;
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$-]{0,63}");

    /** What is wrong with the value at the path. */
    public enum Kind {
        WRONG_TYPE,
        NULL,
        MISSING,
        DUPLICATE
    }

    private final Kind kind;
    private final String problem;
    private final transient @Nullable JsonValue raw;
    private String path = "";

    private JsonMismatchException(Kind kind, String problem, @Nullable JsonLocation location, @Nullable JsonValue raw) {
        super(problem, location);
        this.kind = kind;
        this.problem = problem;
        this.raw = raw;
    }

    static JsonMismatchException of(Kind kind, String problem, JsonLocation location) {
        return new JsonMismatchException(kind, problem, location, null);
    }

    /** Lenient reading: the value did not fit, was read to its end and is handed up to whoever can keep it. */
    static JsonMismatchException keeping(JsonValue raw, String problem) {
        return new JsonMismatchException(Kind.WRONG_TYPE, problem, null, raw);
    }

    public Kind kind() {
        return kind;
    }

    /** Where, such as {@code input[0].content[1].type}; empty for the document itself. */
    public String path() {
        return path;
    }

    /** What, such as {@code expected a string, got a number}. */
    public String problem() {
        return problem;
    }

    /** The value that did not fit, for a reader that can keep it; rethrows where reading is strict. */
    public JsonValue rawOrThrow() throws JsonMismatchException {
        if (raw == null) {
            throw this;
        }
        return raw;
    }

    JsonMismatchException at(String name) {
        return prepend(segment(name, true));
    }

    /** One step of a path; the first has no dot before it. */
    static String segment(String name, boolean first) {
        boolean plain = PLAIN.matcher(name).matches();
        return plain ? (first ? name : "." + name) : "[\"" + Cut.text(name, 64) + "\"]";
    }

    JsonMismatchException at(int index) {
        return prepend("[" + index + "]");
    }

    private JsonMismatchException prepend(String segment) {
        path = segment + (path.isEmpty() || path.startsWith("[") ? "" : ".") + path;
        return this;
    }

    @Override
    public String getMessage() {
        return path.isEmpty() ? problem : path + ": " + problem;
    }

    /** What databind shows when it wraps this. */
    @Override
    public String getOriginalMessage() {
        return getMessage();
    }

    /** Control flow of the lenient reader and answers to clients: nobody reads the stack. */
    @Override
    public Throwable fillInStackTrace() {
        return this;
    }
}
