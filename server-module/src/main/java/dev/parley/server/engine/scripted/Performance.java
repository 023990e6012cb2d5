package dev.parley.server.engine.scripted;

import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.ReasoningDelta;
import dev.parley.server.engine.EngineEvent.SummaryDelta;
import dev.parley.server.engine.EngineEvent.TextDelta;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.EngineEvent.ToolCallDelta;
import dev.parley.server.engine.EngineEvent.ToolCallStart;
import dev.parley.server.engine.EngineEvent.WholeItem;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.engine.scripted.Step.Act;
import dev.parley.server.engine.scripted.Step.Call;
import dev.parley.server.engine.scripted.Step.Say;
import dev.parley.server.engine.scripted.Step.Summarise;
import dev.parley.server.engine.scripted.Step.Think;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Plays a script word by word, within the limit of tokens: each word is one, the name of a called function is one, a
 * computer's call is one.
 */
final class Performance {
    private final EngineSink sink;
    private final Pacing pacing;
    private final long limit;
    private long output;
    private long reasoning;
    private int calls;

    Performance(EngineSink sink, Pacing pacing, @Nullable Long limit) {
        this.sink = sink;
        this.pacing = pacing;
        this.limit = limit == null ? Long.MAX_VALUE : limit;
    }

    void play(List<Step> steps, long input) throws EngineException, IOException {
        boolean whole = true;
        for (int i = 0; i < steps.size() && whole; i++) {
            whole = play(steps.get(i));
        }
        sink.accept(new TokenCount(input, 0, output, reasoning));
        sink.accept(new Finish(whole ? FinishReason.STOP : FinishReason.LENGTH));
    }

    /** Plays one step; false if the limit has cut it. */
    private boolean play(Step step) throws EngineException, IOException {
        if (step instanceof Think think) {
            return think(think.text(), ReasoningDelta::new);
        }
        if (step instanceof Summarise summarise) {
            return think(summarise.text(), SummaryDelta::new);
        }
        if (step instanceof Say say) {
            return words(say.text(), TextDelta::new);
        }
        if (step instanceof Call call) {
            String key = "call-" + calls++;
            return say(new ToolCallStart(key, "", call.name()))
                    && words(call.arguments(), piece -> new ToolCallDelta(key, piece));
        }
        Act act = (Act) step;
        return say(new WholeItem(act.call()));
    }

    private boolean think(String text, Function<String, EngineEvent> event) throws EngineException, IOException {
        long before = output;
        boolean whole = words(text, event);
        reasoning += output - before;
        return whole;
    }

    private boolean words(String text, Function<String, EngineEvent> event) throws EngineException, IOException {
        for (String word : Words.of(text)) {
            if (!say(event.apply(word))) {
                return false;
            }
        }
        return true;
    }

    private boolean say(EngineEvent event) throws EngineException, IOException {
        if (output >= limit) {
            return false;
        }
        pacing.pause();
        sink.accept(event);
        output++;
        return true;
    }
}
