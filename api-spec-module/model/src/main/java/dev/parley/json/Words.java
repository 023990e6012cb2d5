package dev.parley.json;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The texts that the contract names: a value that is one of them is found in the parser's buffer without making a string
 * of it. Immutable.
 */
public final class Words {
    private final @Nullable Head[] heads;
    private final Head[] later;
    private final int longest;

    private Words(@Nullable Head[] heads, Head[] later, int longest) {
        this.heads = heads;
        this.later = later;
        this.longest = longest;
    }

    public static Words of(String... words) {
        int size = Integer.highestOneBit(Math.max(words.length, 1)) * 4; // at most half full, so that a search ends
        @Nullable Head[] heads = new Head[size];
        Head[] later = new Head[size];
        int longest = 0;
        for (String word : words) { // none of them is empty
            int at = hash(word.toCharArray(), 0, word.length()) & size - 1;
            while (heads[at] != null) {
                at = at + 1 & size - 1;
            }
            heads[at] = Head.first(word);
            later[at] = Head.later(word);
            longest = Math.max(longest, word.length());
        }
        return new Words(heads, later, longest);
    }

    /** The string that the parser stands on, one and the same for equal words. */
    String text(JsonParser p) throws IOException {
        Head head = find(p);
        return head == null ? p.getText() : head.tag();
    }

    /** The head of an object that begins with this word as its discriminator; null if the word is none of these. */
    @Nullable
    Head find(JsonParser p) throws IOException {
        if (!p.hasTextCharacters()) {
            return null;
        }
        char[] buffer = p.getTextCharacters();
        int offset = p.getTextOffset();
        int length = p.getTextLength();
        if (length > longest || length == 0) {
            return null;
        }
        int hash = hash(buffer, offset, length);
        int mask = heads.length - 1;
        for (int at = hash & mask; heads[at] != null; at = at + 1 & mask) {
            if (matches(heads[at].tag(), buffer, offset, length)) {
                return heads[at];
            }
        }
        return null;
    }

    /** The head of an object that has this word, in ASCII, as its discriminator somewhere; null if it is none of these. */
    @Nullable
    Head ahead(byte[] json, int offset, int length) {
        if (length > longest || length == 0) {
            return null;
        }
        int hash = hash(json, offset, length);
        int mask = heads.length - 1;
        for (int at = hash & mask; heads[at] != null; at = at + 1 & mask) {
            if (matches(heads[at].tag(), json, offset, length)) {
                return later[at];
            }
        }
        return null;
    }

    private static boolean matches(String word, byte[] json, int offset, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != json[offset + i]) {
                return false;
            }
        }
        return true;
    }

    /** Of a few letters: enough to tell nearly all words apart, and the same for long ones as for short ones. */
    private static int hash(char[] text, int offset, int length) {
        return hash(length, text[offset + length / 4], text[offset + length / 2])
                + hash(0, text[offset + 3 * length / 4], text[offset + length - 1]);
    }

    private static int hash(byte[] text, int offset, int length) {
        return hash(length, text[offset + length / 4], text[offset + length / 2])
                + hash(0, text[offset + 3 * length / 4], text[offset + length - 1]);
    }

    private static int hash(int a, int b, int c) {
        return (a * 37 + b) * 37 + c;
    }

    static boolean matches(String word, char[] buffer, int offset, int length) {
        if (word.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (word.charAt(i) != buffer[offset + i]) {
                return false;
            }
        }
        return true;
    }
}
