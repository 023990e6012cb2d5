package dev.parley.server.http.sse;

import dev.parley.jaxrs.OneOrStream;
import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.server.http.RequestNote.Fact;
import dev.parley.server.http.open.OpenAnswers;
import dev.parley.server.http.sse.SseFrames.Client;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Writes an answer that is one object or a stream of events, on the thread that answers: there is no queue in which an
 * event could be lost. What the client said it accepts does not matter; what it asked for does.
 */
public final class OneOrStreamWriter implements MessageBodyWriter<OneOrStream<?, ?>> {
    private final OpenAnswers answers;

    /** A writer whose streams are looked after there. */
    public OneOrStreamWriter(OpenAnswers answers) {
        this.answers = answers;
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return OneOrStream.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            OneOrStream<?, ?> answer,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream out)
            throws IOException {
        if (answer instanceof OneOrStream.One<?, ?> one) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
            Json.write((JsonModel) one.value(), out);
        } else if (answer instanceof OneOrStream.Stream<?, ?> stream) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, "text/event-stream; charset=utf-8");
            headers.putSingle(HttpHeaders.CACHE_CONTROL, "no-cache");
            headers.putSingle("X-Accel-Buffering", "no"); // nginx would collect the events otherwise
            write((EventAnswer) stream.events(), out);
        }
    }

    private void write(EventAnswer events, OutputStream out) throws IOException {
        events.feed().begin(); // before anything is sent, so that a failure still has a status
        events.opening().run();
        Client client = new Client(events.named(), events.request().client(), events.feed()::leave);
        try (SseFrames frames = new SseFrames(out, client, answers)) {
            try {
                frames.open();
                events.feed().forEach(frames);
            } catch (IOException e) {
                if (!frames.clientLeft()) {
                    throw e;
                }
                events.request()
                        .client()
                        .drop(); // nobody is there to be told; the runtime would log each of them as a failure
            } finally {
                events.request().note().add(Fact.ENDED, frames.ending());
            }
        } finally {
            events.request().permit().release();
        }
    }
}
