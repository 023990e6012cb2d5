package dev.parley.server.engine.upstream;

import dev.parley.json.JsonValue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes an upstream's message fit for a client: without the server's key or any other, without addresses, files and stack
 * traces, and short.
 */
final class ClientMessages {
    private static final int LONGEST = 600;
    /** An upstream may quote a client's text of any length, and each pattern goes over it again and again. */
    private static final int READ = 4 * LONGEST;

    private static final Pattern ADDRESS = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]*://[^\\s\"'<>)]+"
            + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?"
            + "|\\[[0-9a-f:]*:[0-9a-f:.]*](?::\\d+)?"
            + "|\\b[a-z0-9-][a-z0-9.-]*\\.(?:internal|local|localdomain|lan|corp|intra|svc)\\b(?::\\d+)?");
    private static final Pattern FILE =
            Pattern.compile("/[\\w.@/-]+\\.(?:py|js|mjs|ts|go|rs|rb|java|c|cc|cpp|cu|so)\\b(?::\\d+)?");
    private static final Pattern SECRET =
            Pattern.compile("(?i)\\b(?:sk|pk|key|token)[-_][\\w*.-]{6,}|\\bbearer\\s+\\S+");
    private static final Pattern STACK =
            Pattern.compile("(?s)(?:Traceback \\(most recent|\\n[ \\t]+at \\S+\\(|\\n[ \\t]*File \").*");
    private static final Pattern SPACE = Pattern.compile("\\s+");

    private final @Nullable String key;
    private final @Nullable String host;

    ClientMessages(Upstream upstream) {
        this.key = upstream.key();
        this.host = upstream.base().getHost();
    }

    String of(JsonValue error, String otherwise) {
        String message = raw(error);
        if (message == null) {
            return otherwise;
        }
        String clean = clean(message);
        return clean.isEmpty() ? otherwise : clean;
    }

    /** The message as the upstream wrote it: in {@code message}, in {@code detail}, or the whole error. */
    static @Nullable String raw(JsonValue error) {
        if (error instanceof JsonValue.Str plain) {
            return plain.value();
        }
        if (error instanceof JsonValue.Obj object) {
            JsonValue message = object.get("message") == null ? object.get("detail") : object.get("message");
            return message instanceof JsonValue.Str text ? text.value() : null;
        }
        return null;
    }

    private String clean(String message) {
        String known = key == null || key.isBlank() ? message : message.replace(key, "[key]");
        String clean = STACK.matcher(beginning(known)).replaceFirst("");
        clean = SECRET.matcher(clean).replaceAll("[key]");
        clean = ADDRESS.matcher(clean).replaceAll("[address]");
        clean = FILE.matcher(clean).replaceAll("[file]");
        if (host != null && !host.isBlank()) {
            clean = clean.replace(host, "[address]");
        }
        clean = SPACE.matcher(clean).replaceAll(" ").strip();
        return clean.length() <= LONGEST ? clean : cut(clean, LONGEST) + "…";
    }

    /** Up to a space, so that nothing is cut in two and looks like something else. */
    private static String beginning(String message) {
        if (message.length() <= READ) {
            return message;
        }
        int space = message.lastIndexOf(' ', READ);
        return cut(message, space > LONGEST ? space : READ);
    }

    private static String cut(String text, int at) {
        return text.substring(0, Character.isHighSurrogate(text.charAt(at - 1)) ? at - 1 : at);
    }
}
