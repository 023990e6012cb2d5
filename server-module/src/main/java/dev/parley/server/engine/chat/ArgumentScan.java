package dev.parley.server.engine.chat;

/** Follows a JSON object that comes in pieces just far enough to know when it is complete. */
final class ArgumentScan {
    private int depth;
    private boolean begun;
    private boolean inString;
    private boolean escaped;

    void take(String piece) {
        for (int i = 0; i < piece.length(); i++) {
            take(piece.charAt(i));
        }
    }

    boolean hasBegun() {
        return begun;
    }

    boolean isComplete() {
        return begun && depth == 0 && !inString;
    }

    private void take(char c) {
        begun |= c > ' ';
        if (escaped) {
            escaped = false;
        } else if (inString) {
            escaped = c == '\\';
            inString = c != '"';
        } else {
            switch (c) {
                case '"' -> inString = true;
                case '{', '[' -> depth++;
                case '}', ']' -> depth--;
                default -> {}
            }
        }
    }
}
