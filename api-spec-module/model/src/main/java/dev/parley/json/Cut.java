package dev.parley.json;

/** Shortens text for people: never splits a surrogate pair, always says how much is missing. */
final class Cut {
    private Cut() {}

    static String text(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "… (" + text.length() + " characters)";
    }
}
