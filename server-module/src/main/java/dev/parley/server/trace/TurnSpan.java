package dev.parley.server.trace;

import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.EngineSink;
import io.opentelemetry.api.trace.Span;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Passes everything on, and notes on the turn's span when the first of it came, what it cost and why it ended. */
final class TurnSpan implements EngineSink {
    private final EngineSink sink;
    private final Span span;
    private boolean spoken;

    TurnSpan(EngineSink sink, Span span) {
        this.sink = sink;
        this.span = span;
    }

    @Override
    public void accept(EngineEvent event) throws IOException {
        if (!spoken) {
            spoken = true;
            span.addEvent(Keys.FIRST_TOKEN);
        }
        if (event instanceof TokenCount count) {
            span.setAttribute(Keys.INPUT_TOKENS, count.input());
            span.setAttribute(Keys.OUTPUT_TOKENS, count.output());
        } else if (event instanceof Finish finish) {
            span.setAttribute(Keys.FINISH, List.of(finish.reason().name().toLowerCase(Locale.ROOT)));
        }
        sink.accept(event);
    }
}
