package dev.parley.conformance.puppet;

import java.io.IOException;
import java.util.Set;

/** Says moves in one protocol, streamed or whole. Made for one answer. */
interface Voice {
    void open() throws IOException;

    /** Says a text, a thought, a refusal or a piece of a call. */
    void say(Move move) throws IOException;

    void finish(String reason) throws IOException;

    /** Says in the middle that it failed, as far as the protocol has a way to. */
    void fail(Move.Refuse failure) throws IOException;

    /** What can be seen of an answer that breaks off here: a stream has already said it. */
    default void breakOff() throws IOException {}

    /** The ids in what it says. */
    Set<String> ids();
}
