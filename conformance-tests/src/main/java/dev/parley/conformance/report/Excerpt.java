package dev.parley.conformance.report;

/** A text that is shown in part where it is long: its beginning, its end, and how much is missing between them. */
record Excerpt(String text, int longest) {
    @Override
    public String toString() {
        if (text.length() <= longest) {
            return text;
        }
        int head = whole(longest * 3 / 4);
        int tail = whole(text.length() - longest / 4);
        return text.substring(0, head) + "\n… " + (tail - head) + " characters cut …\n" + text.substring(tail);
    }

    /** The same place, or the one before where it would split a character in two. */
    private int whole(int at) {
        return Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
    }
}
