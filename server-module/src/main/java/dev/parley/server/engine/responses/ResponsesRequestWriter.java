package dev.parley.server.engine.responses;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.parley.json.Buffers;
import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.InputItem;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.screen.Grid;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a turn as a request of its own: the whole conversation, to be answered as a stream and not to be stored. */
final class ResponsesRequestWriter {
    private static final JsonFactory JSON =
            JsonFactory.builder().recyclerPool(Buffers.POOL).build();
    private static final JsonFactory ASCII = JsonFactory.builder()
            .recyclerPool(Buffers.POOL)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** What this server does itself, or says in its own way. */
    private static final Set<String> OWN = Set.of(
            "background",
            "conversation",
            "input",
            "metadata",
            "model",
            "previous_response_id",
            "store",
            "stream",
            "stream_options");

    private final String model;
    private final @Nullable Grid grid;

    ResponsesRequestWriter(String model, @Nullable Grid grid) {
        this.model = model;
        this.grid = grid;
    }

    byte[] write(EngineRequest request) {
        try {
            return write(JSON, request);
        } catch (JsonGenerationException e) {
            return writeEscaped(request);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written to
        }
    }

    /** Half a surrogate pair is lawful in JSON as an escape and can't be written as UTF-8: it stays an escape. */
    private byte[] writeEscaped(EngineRequest request) {
        try {
            return write(ASCII, request);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(JsonFactory factory, EngineRequest request) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = factory.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("model", model);
            json.writeBooleanField("stream", true);
            json.writeBooleanField("store", false);
            writeParameters(json, request.parameters());
            json.writeArrayFieldStart("input");
            for (InputItem item : request.conversation()) {
                InputItem sent = Resent.of(item, grid);
                if (sent != null) {
                    sent.writeTo(json);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private static void writeParameters(JsonGenerator json, CreateResponse parameters) throws IOException {
        CreateResponse small = parameters.toBuilder().input(null).build();
        JsonValue.Obj tree = (JsonValue.Obj) Json.parse(small.toJson());
        for (Map.Entry<String, JsonValue> member : tree.members().entrySet()) {
            if (!OWN.contains(member.getKey()) && member.getValue() != JsonValue.Null.NULL) {
                json.writeFieldName(member.getKey());
                member.getValue().writeTo(json);
            }
        }
    }
}
