package dev.parley.jaxrs;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.NoContentException;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/**
 * Bodies that are types of the model, by jackson-core alone. A strict provider refuses what does not fit the contract
 * with a {@link dev.parley.json.JsonMismatchException}; answering it is the application's. Thread-safe.
 */
@Provider
@Consumes({MediaType.APPLICATION_JSON, "application/*+json"})
@Produces({MediaType.APPLICATION_JSON, "application/*+json"})
public final class JsonModelProvider implements MessageBodyReader<JsonModel>, MessageBodyWriter<JsonModel> {
    private final boolean strict;
    private final ModelReaders readers = new ModelReaders();

    private JsonModelProvider(boolean strict) {
        this.strict = strict;
    }

    /** For servers: a body that does not fit is the client's mistake. */
    public static JsonModelProvider strict() {
        return new JsonModelProvider(true);
    }

    /** For clients: a body that does not fit is kept as it is. */
    public static JsonModelProvider lenient() {
        return new JsonModelProvider(false);
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return JsonModel.class.isAssignableFrom(type);
    }

    @Override
    public JsonModel readFrom(
            Class<JsonModel> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        PushbackInputStream content = new PushbackInputStream(body);
        int first = content.read();
        if (first < 0) {
            throw new NoContentException("the body is empty");
        }
        content.unread(first);
        return strict ? Json.readStrict(content, readers.get(type)) : Json.read(content, readers.get(type));
    }

    @Override
    public boolean isWriteable(Class<?> type, Type generic, Annotation[] annotations, MediaType media) {
        return JsonModel.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            JsonModel model,
            Class<?> type,
            Type generic,
            Annotation[] annotations,
            MediaType media,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        Json.write(model, body);
    }
}
