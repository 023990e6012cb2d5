package dev.parley.server.engine;

import dev.parley.model.InputItem;
import dev.parley.model.Truncation;
import dev.parley.server.engine.EngineException.Kind;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Gives {@code truncation: auto} a meaning in front of an upstream that has none of its own: when it says that the
 * conversation is too long, the oldest turns are left out and it is asked again. Nothing is dropped before it says so.
 */
public final class TruncatingEngine implements ModelEngine {
    private static final int MOST_TRIES = 8;

    private final ModelEngine engine;

    /** In front of this engine. */
    public TruncatingEngine(ModelEngine engine) {
        this.engine = engine;
    }

    @Override
    public Capabilities capabilities() {
        Capabilities own = engine.capabilities();
        Set<String> parameters = new HashSet<>(own.parameters());
        parameters.add("truncation");
        return new Capabilities(parameters, own.tools(), own.items(), own.grammars());
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        PreparedAnswer answer = engine.prepare(request);
        return Truncation.AUTO.equals(request.parameters().truncation()) ? sink -> run(answer, request, sink) : answer;
    }

    @Override
    public void close() {
        engine.close();
    }

    private void run(PreparedAnswer prepared, EngineRequest request, EngineSink sink)
            throws EngineException, IOException {
        PreparedAnswer answer = prepared;
        List<InputItem> conversation = request.conversation();
        for (int tries = 1; ; tries++) {
            FirstWord word = new FirstWord(sink);
            try {
                answer.run(word);
                return;
            } catch (EngineException e) {
                Optional<List<InputItem>> shorter = ConversationCut.shorter(conversation);
                boolean again = e.failure().kind() == Kind.CONTEXT_TOO_LONG && !word.isSpoken() && tries < MOST_TRIES;
                if (!again || shorter.isEmpty()) {
                    throw e;
                }
                conversation = shorter.get();
                answer = engine.prepare(request.withConversation(conversation));
            }
        }
    }
}
