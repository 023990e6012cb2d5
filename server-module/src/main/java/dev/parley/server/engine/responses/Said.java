package dev.parley.server.engine.responses;

import dev.parley.server.engine.upstream.WholeCharacters;
import org.jspecify.annotations.Nullable;

/** How much of a text has come in pieces, so that what its end says besides them is not lost. */
final class Said {
    private final WholeCharacters characters = new WholeCharacters();
    private int length;

    /** The part of what has come that can be said now. */
    String take(@Nullable String piece) {
        if (piece == null) {
            return "";
        }
        length += piece.length();
        return characters.take(piece);
    }

    /** The rest of a text that is known in full now. Where the pieces said something else, they count. */
    String rest(@Nullable String whole) {
        String rest = whole != null && whole.length() > length ? take(whole.substring(length)) : "";
        return rest + characters.end();
    }
}
