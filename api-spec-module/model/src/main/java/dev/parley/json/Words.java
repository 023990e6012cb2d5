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
    private final int longest;

    private Words(@Nullable Head[] heads, int longest) {
        this.heads = heads;
        this.longest = longest;
    }

    public static Words of(String... words) {
        int size = Integer.highestOneBit(Math.max(words.length, 1)) * 4; // at most half full, so that a search ends
        @Nullable Head[] heads = new Head[size];
        int longest = 0;
        for (String word : words) {
            int at = word.hashCode() & size - 1;
            while (heads[at] != null) {
                at = at + 1 & size - 1;
            }
            heads[at] = Head.first(word);
            longest = Math.max(longest, word.length());
        }
        return new Words(heads, longest);
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
        if (length > longest) {
            return null;
        }
        int hash = 0;
        for (int i = offset; i < offset + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        int mask = heads.length - 1;
        for (int at = hash & mask; heads[at] != null; at = at + 1 & mask) {
            if (matches(heads[at].tag(), buffer, offset, length)) {
                return heads[at];
            }
        }
        return null;
    }

    private static boolean matches(String word, char[] buffer, int offset, int length) {
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
