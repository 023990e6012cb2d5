package dev.parley.server.trace;

import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.engine.PreparedAnswer;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.util.Locale;

/** Runs an answer within its span, which ends with it, and notes the kind of a failure: a message could quote what was said. */
final class Spanned {
    private final Span span;
    private final Cancellation cancellation;

    Spanned(Span span, Cancellation cancellation) {
        this.span = span;
        this.cancellation = cancellation;
    }

    @SuppressWarnings("try") // the scope is there to be closed
    void run(PreparedAnswer answer, EngineSink sink) throws EngineException, IOException {
        try (Scope scope = span.makeCurrent()) {
            answer.run(sink);
        } catch (EngineException e) {
            String kind = e.failure().kind().name().toLowerCase(Locale.ROOT);
            failed(cancellation.isCancelled() ? "cancelled" : kind);
            throw e;
        } catch (IOException e) {
            failed("client_left");
            throw e;
        } catch (RuntimeException e) {
            failed(e.getClass().getName());
            throw e;
        } finally {
            span.end();
        }
    }

    private void failed(String kind) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute(Keys.ERROR, kind);
    }
}
