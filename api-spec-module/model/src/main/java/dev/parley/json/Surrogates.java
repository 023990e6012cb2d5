package dev.parley.json;

/** Halves of surrogate pairs, which JSON can escape and UTF-8 cannot encode. */
final class Surrogates {
    private Surrogates() {}

    /** The same JSON text with each lone half as an escape; the text itself where there is none. */
    static String escapeLone(String json) {
        int at = firstLone(json, 0);
        if (at == json.length()) {
            return json;
        }
        StringBuilder out = new StringBuilder(json.length() + 16);
        int from = 0;
        while (at < json.length()) {
            out.append(json, from, at).append("\\u").append(Integer.toHexString(json.charAt(at)));
            from = at + 1;
            at = firstLone(json, from);
        }
        return out.append(json, from, json.length()).toString();
    }

    private static int firstLone(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                i++;
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i += 2;
            } else {
                return i;
            }
        }
        return i;
    }
}
