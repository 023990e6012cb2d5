package dev.parley.server.http.sse;

import dev.parley.jaxrs.OneOrStream;
import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.Typed;
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
            boolean named = !(stream.events() instanceof FramedEvents<?> framed) || framed.named();
            SseFrames frames = new SseFrames(out, named);
            stream.events().forEach(event -> frames.write((Typed) event));
        }
    }
}
