package dev.parley.server.engine.chat;

import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;

/** The failure for what a request says and chat completions have no words for. */
final class Untranslatable {
    private Untranslatable() {}

    static EngineException at(String param, String message) {
        return new EngineException(new Failure(Kind.INVALID_REQUEST, message, param, null));
    }
}
