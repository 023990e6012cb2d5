package dev.parley.server.engine.scripted;

import java.util.ArrayList;
import java.util.List;

/** Takes texts apart without taking characters apart: an accent stays with its letter, a surrogate with its other half. */
final class Words {
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    private Words() {}

    /** The words of a text, each with the white space that follows it; together they are the text. */
    static List<String> of(String text) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 1; i < text.length(); i++) {
            boolean border = Character.isWhitespace(text.charAt(i - 1)) && !Character.isWhitespace(text.charAt(i));
            if (border && !text.substring(start, i).isBlank() && !continues(text, i)) {
                words.add(text.substring(start, i));
                start = i;
            }
        }
        if (start < text.length()) {
            words.add(text.substring(start));
        }
        return words;
    }

    /** The beginning of a text, with an ellipsis where something is missing. */
    static String cut(String text, int longest) {
        if (text.codePointCount(0, text.length()) <= longest) {
            return text;
        }
        int end = text.offsetByCodePoints(0, longest);
        while (end > 0 && continues(text, end)) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    /** Whether what stands there belongs to the character before it. */
    private static boolean continues(String text, int at) {
        int codePoint = text.codePointAt(at);
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> codePoint == ZERO_WIDTH_JOINER || text.codePointBefore(at) == ZERO_WIDTH_JOINER;
        };
    }
}
