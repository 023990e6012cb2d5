package dev.parley.server.engine.scripted;

import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.ModelEngine;
import dev.parley.server.engine.PreparedAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Answers by rule, without a model, and says so: texts quote the conversation, declared tools are called when their name
 * is said, a computer is driven through three actions. {@code temperature}, {@code top_p} and {@code truncation} are taken because an engine
 * that never draws lots and forgets nothing satisfies every value of them; a token is a word with the white space after it.
 */
public final class ScriptedEngine implements ModelEngine {
    private static final Capabilities CAPABILITIES = new Capabilities(
            Set.of(
                    "max_output_tokens",
                    "parallel_tool_calls",
                    "reasoning.effort",
                    "reasoning.generate_summary",
                    "reasoning.summary",
                    "temperature",
                    "text.format",
                    "tool_choice",
                    "tools",
                    "top_p",
                    "truncation",
                    "user"),
            Set.of("computer", "computer_use", "computer_use_preview", "function"));

    private final Duration pause;

    /** An engine with a pause after each delta that lets people see events arrive: 10 ms. */
    public ScriptedEngine() {
        this(Duration.ofMillis(10));
    }

    /** An engine with a pause of its own after each delta; tests take zero. */
    public ScriptedEngine(Duration pause) {
        this.pause = pause;
    }

    @Override
    public Capabilities capabilities() {
        return CAPABILITIES;
    }

    @Override
    public PreparedAnswer prepare(EngineRequest request) throws EngineException {
        Transcript transcript = Transcript.of(request);
        List<Step> steps = new Script(request.parameters(), transcript).steps();
        Pacing pacing = new Pacing(pause, request.cancellation());
        return sink ->
                new Performance(sink, pacing, request.parameters().maxOutputTokens()).play(steps, transcript.words());
    }
}
