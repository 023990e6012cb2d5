package dev.parley.benchmarks.load;

/**
 * What is asked of a target.
 *
 * @param count streams at once
 * @param words in each stream
 * @param gap milliseconds between two words
 */
record Streams(int count, int words, int gap) {
    /** How long a stream takes. */
    long millis() {
        return (long) words * gap;
    }
}
