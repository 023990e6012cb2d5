package dev.parley.client.http;

import java.nio.charset.StandardCharsets;

/** The beginning of something long, fit for a message. */
final class Snippet {
    private Snippet() {}

    static String of(byte[] bytes, int limit) {
        // A cut inside a character would show as a replacement character: four bytes more than any character needs.
        int taken = Math.min(bytes.length, limit * 4 + 4);
        return of(new String(bytes, 0, taken, StandardCharsets.UTF_8), limit, taken < bytes.length);
    }

    static String of(String text, int limit) {
        return of(text, limit, false);
    }

    private static String of(String text, int limit, boolean more) {
        if (text.codePointCount(0, text.length()) <= limit) {
            return more ? text + "…" : text;
        }
        return text.substring(0, text.offsetByCodePoints(0, limit)) + "…";
    }

    /** On one line. */
    static String line(byte[] bytes) {
        return of(of(bytes, 300).replaceAll("\\s+", " ").strip(), 200);
    }
}
