package dev.parley.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Finds one property among the members of an object without parsing them, so that an object whose discriminator comes last
 * needs no buffering. It judges nothing: where anything is unusual (an escape in a name, another type, no end) it gives up,
 * and the parser, which reads the same bytes afterwards, has the last word.
 */
final class Lookahead {
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    /** Loaded when a string is skipped: it takes a twentieth of the first document's time. */
    private static final class Eight {
        static final VarHandle BYTES = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    }

    private final byte[] json;
    private final int end;
    private int at;

    /** From behind the opening brace. */
    Lookahead(byte[] json, int from, int end) {
        this.json = json;
        this.end = end;
        this.at = from;
    }

    /** The head for the word that the property has as its value; null if the property comes first, or where it gave up. */
    @Nullable
    Head find(String property, Words words) {
        for (boolean first = true; ; first = false) {
            if (skipSpace() != '"') {
                return null;
            }
            int name = at + 1;
            if (!skipPlain()) {
                return null;
            }
            boolean found = isText(property, name);
            if ((found && first) || skipSpace() != ':') {
                return null;
            }
            at++;
            if (found) {
                return word(words);
            }
            if (!skipValue() || skipSpace() != ',') {
                return null;
            }
            at++;
        }
    }

    /** The same for an object that is the whole document: servers that sort their properties write the type last. */
    @Nullable
    Head findInRoot(String property, Words words) {
        int start = at;
        if (skipSpace() != '"' || !skipPlain() || isText(property, start + 1)) {
            return null;
        }
        Head last = last(property, words);
        at = start;
        return last == null ? find(property, words) : last;
    }

    /** A quote without a backslash before it is where a string begins or ends, also when it is come upon from behind. */
    private @Nullable Head last(String property, Words words) {
        int close = end - 2;
        if (close < at || json[end - 1] != '}' || json[close] != '"') {
            return null;
        }
        int open = close - 1;
        while (open > at && json[open] != '"') {
            open--;
        }
        int name = open - property.length() - 2; // ,"type":"
        if (name <= at
                || json[open - 1] != ':'
                || json[open - 2] != '"'
                || json[name - 1] != '"'
                || json[name - 2] != ',') {
            return null;
        }
        at = open - 1;
        return isText(property, name) ? words.ahead(json, open + 1, close - open - 1) : null;
    }

    private @Nullable Head word(Words words) {
        if (skipSpace() != '"') {
            return null;
        }
        int from = at + 1;
        return skipPlain() ? words.ahead(json, from, at - 1 - from) : null;
    }

    private boolean isText(String text, int from) {
        if (at - 1 - from != text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (json[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The byte after the white space, where it stops; 0 at the end. */
    private int skipSpace() {
        for (; at < end; at++) {
            int c = json[at];
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return c;
            }
        }
        return 0;
    }

    /** Behind a string that has no escapes. */
    private boolean skipPlain() {
        while (++at < end) {
            int c = json[at];
            if (c == '"') {
                at++;
                return true;
            }
            if (c == '\\') {
                return false;
            }
        }
        return false;
    }

    /** Most of a document lies in strings: eight bytes at a time. */
    private boolean skipString() {
        at++;
        while (at + Long.BYTES <= end) {
            long eight = (long) Eight.BYTES.get(json, at);
            long found = zeros(eight ^ (EACH * '"')) | zeros(eight ^ (EACH * '\\'));
            if (found == 0) {
                at += Long.BYTES;
                continue;
            }
            at += Long.numberOfTrailingZeros(found) / Byte.SIZE;
            if (json[at] == '"') {
                at++;
                return true;
            }
            at += 2;
        }
        at--;
        return skipLastString();
    }

    /** A high bit in the first byte that is 0, perhaps more after it. */
    private static long zeros(long eight) {
        return (eight - EACH) & ~eight & HIGH;
    }

    private boolean skipLastString() {
        while (++at < end) {
            int c = json[at];
            if (c == '"') {
                at++;
                return true;
            }
            if (c == '\\') {
                at++;
            }
        }
        return false;
    }

    /** Behind any value: a string, a nest of brackets, or whatever lasts until the next comma or bracket. */
    private boolean skipValue() {
        int c = skipSpace();
        if (c == '"') {
            return skipString();
        }
        return (c == '{' || c == '[') ? skipNest() : skipBare();
    }

    private boolean skipNest() {
        int depth = 0;
        while (at < end) {
            int c = json[at];
            if (c == '"') {
                if (!skipString()) {
                    return false;
                }
                continue;
            }
            at++;
            if (c == '{' || c == '[') {
                depth++;
            } else if ((c == '}' || c == ']') && --depth == 0) {
                return true;
            }
        }
        return false;
    }

    private boolean skipBare() {
        for (; at < end; at++) {
            int c = json[at];
            if (c == ',' || c == '}' || c == ']' || c == '"') {
                return true;
            }
        }
        return false;
    }
}
