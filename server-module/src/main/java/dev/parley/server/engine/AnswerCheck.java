package dev.parley.server.engine;

import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.SurroundedEngine.Surrounding;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Holds a model to what the request asked of its answer: an upstream that ignores a tool choice or a text format makes a
 * failure, not a completed response that is something else.
 */
public final class AnswerCheck implements Surrounding {
    @Override
    public PreparedAnswer around(PreparedAnswer answer, EngineRequest request) throws EngineException {
        ToolPromise tools = ToolPromise.of(request.parameters());
        FormatPromise format = FormatPromise.of(request.parameters());
        if (tools.isEmpty() && format.isEmpty()) {
            return answer;
        }
        return sink -> {
            Watch watch = new Watch(sink, tools.begin(), format.begin());
            answer.run(watch);
            watch.end();
        };
    }

    /** Holds the end back until the answer has been looked at. */
    private static final class Watch implements EngineSink {
        private final EngineSink sink;
        private final ToolPromise.Calls calls;
        private final FormatPromise.Text text;
        private @Nullable Finish finish;

        Watch(EngineSink sink, ToolPromise.Calls calls, FormatPromise.Text text) {
            this.sink = sink;
            this.calls = calls;
            this.text = text;
        }

        @Override
        public void accept(EngineEvent event) throws IOException {
            if (event instanceof Finish end) {
                finish = end;
                return;
            }
            if (!(event instanceof TokenCount)) {
                calls.note(event);
                text.note(event);
            }
            sink.accept(event);
        }

        void end() throws EngineException, IOException {
            if (finish == null) {
                throw new IllegalStateException("the engine returned without an end");
            }
            if (finish.reason() == EngineEvent.FinishReason.STOP && !text.isRefusal()) {
                calls.check();
                if (calls.isEmpty()) {
                    text.check();
                }
            }
            sink.accept(finish);
        }
    }
}
