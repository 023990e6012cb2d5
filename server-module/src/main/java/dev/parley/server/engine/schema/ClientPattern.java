package dev.parley.server.engine.schema;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A regular expression that a client wrote: it gets so much work and no more. Immutable. */
public final class ClientPattern {
    private final Pattern pattern;

    private ClientPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /**
     * Reads an expression.
     *
     * @param flags those of {@link Pattern}
     * @throws PatternSyntaxException if it can't be read
     */
    public static ClientPattern of(String pattern, int flags) {
        try {
            return new ClientPattern(Pattern.compile(pattern, flags));
        } catch (StackOverflowError e) {
            throw new PatternSyntaxException("too deep", "", -1);
        }
    }

    /**
     * Whether something in the text fits.
     *
     * @throws TooMuchWork if that takes too long to find out
     */
    public boolean isIn(String text) {
        return counted(text, true);
    }

    /**
     * Whether the text fits as a whole.
     *
     * @throws TooMuchWork if that takes too long to find out
     */
    public boolean isAllOf(String text) {
        return counted(text, false);
    }

    private boolean counted(String text, boolean anywhere) {
        try {
            var matcher = pattern.matcher(new Counted(text, new Looks(text.length())));
            return anywhere ? matcher.find() : matcher.matches();
        } catch (StackOverflowError e) {
            throw new TooMuchWork();
        }
    }

    /** An expression tries the same text over and over again. */
    public static final class TooMuchWork extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private TooMuchWork() {}
    }

    /** It could keep a thread busy for years: so it is counted. */
    private record Counted(String text, Looks looks) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            looks.count();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class Looks {
        private static final int ANYWAY = 200_000;
        private static final int FOR_EACH = 20;

        private long left;

        Looks(int length) {
            this.left = ANYWAY + (long) FOR_EACH * length;
        }

        void count() {
            if (--left < 0) {
                throw new TooMuchWork();
            }
        }
    }
}
