package dev.parley.server.service;

import java.io.IOException;

/** What a call hands to its tool, while it comes in pieces: said as it comes, and once more as a whole. */
sealed interface CallText permits CallArguments, CallInput {

    void add(String delta) throws IOException;

    /** Says the whole; nothing is added afterwards. */
    void close() throws IOException;

    /** All that has come. */
    String text();
}
