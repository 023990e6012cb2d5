package dev.parley.server.engine.upstream;

import com.fasterxml.jackson.core.JsonParser;
import dev.parley.json.JsonValue;
import dev.parley.server.engine.EngineException;
import java.io.IOException;

/**
 * Takes an upstream's answer one JSON document at a time, in the terms of that upstream's API. Reading and taking are
 * apart, because only what can't be read is the upstream's fault. Used by one thread.
 *
 * @param <T> a document in the API's own terms
 */
public interface AnswerReader<T> {

    /** Reads one document of an event stream; the parser stands before its first token. */
    T read(JsonParser document) throws IOException;

    /** Reads an answer that is one document instead of a stream. */
    default T readWhole(JsonParser document) throws IOException {
        return read(document);
    }

    /** What stands for a failure that the upstream reports outside of its documents. */
    T failed(JsonValue error);

    /**
     * Acts on a document.
     *
     * @throws EngineException if it says that the upstream failed, or makes no sense
     * @throws IOException if the listener left
     */
    void take(T document) throws EngineException, IOException;

    /** The upstream has said {@code [DONE]}. */
    void done();

    /** Whether nothing that can still come is of interest. */
    boolean isDone();

    /** Whether the answer is complete but for trimmings, such as the token count. */
    boolean isFinished();

    /**
     * The upstream's answer has been read.
     *
     * @throws EngineException if it is not complete, or says that it failed
     */
    void end() throws EngineException, IOException;
}
