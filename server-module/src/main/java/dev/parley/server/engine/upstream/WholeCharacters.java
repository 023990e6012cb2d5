package dev.parley.server.engine.upstream;

/**
 * Puts characters together that an upstream has cut in two: half a surrogate pair can't be written as UTF-8, so it waits
 * for its other half.
 */
public final class WholeCharacters {
    private static final char REPLACEMENT = '\uFFFD';

    private String held = "";

    /** The part of what has come that consists of whole characters. */
    public String take(String piece) {
        if (piece.isEmpty()) {
            return "";
        }
        String text = held.isEmpty() ? piece : held + piece;
        boolean half = Character.isHighSurrogate(text.charAt(text.length() - 1));
        held = half ? text.substring(text.length() - 1) : "";
        return mended(half ? text.substring(0, text.length() - 1) : text);
    }

    /** What stands in for a half that has waited in vain; empty if there is none. */
    public String end() {
        return held.isEmpty() ? "" : String.valueOf(REPLACEMENT);
    }

    private static String mended(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return replaced(text);
            }
        }
        return text;
    }

    private static String replaced(String text) {
        StringBuilder whole = new StringBuilder(text.length());
        text.codePoints().forEach(c -> whole.appendCodePoint(isHalf(c) ? REPLACEMENT : c));
        return whole.toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
