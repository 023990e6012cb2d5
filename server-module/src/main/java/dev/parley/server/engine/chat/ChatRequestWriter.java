package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.parley.json.Buffers;
import dev.parley.model.CreateResponse;
import dev.parley.model.Includable;
import dev.parley.model.ReasoningConfig;
import dev.parley.model.TextConfig;
import dev.parley.model.TextFormat;
import dev.parley.model.TextFormatJsonObject;
import dev.parley.model.TextFormatJsonSchema;
import dev.parley.model.TextFormatText;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes a turn as the body of a chat-completions request; what has no counterpart there is refused by name. */
final class ChatRequestWriter {
    private static final JsonFactory JSON =
            JsonFactory.builder().recyclerPool(Buffers.POOL).build();
    private static final JsonFactory ASCII = JsonFactory.builder()
            .recyclerPool(Buffers.POOL)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private final String model;
    private final Set<String> passes;
    private final ComputerFunction computer;

    /** Writes requests for this model; {@code passes} are the parameters that this upstream has besides the usual ones. */
    ChatRequestWriter(String model, Set<String> passes, ComputerFunction computer) {
        this.model = model;
        this.passes = passes;
        this.computer = computer;
    }

    byte[] write(EngineRequest request, boolean stream) throws EngineException {
        try {
            return write(JSON, request, stream);
        } catch (JsonGenerationException e) {
            return writeEscaped(request, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail to be written to
        }
    }

    /** Half a surrogate pair is lawful in JSON as an escape and can't be written as UTF-8: it stays an escape. */
    private byte[] writeEscaped(EngineRequest request, boolean stream) throws EngineException {
        try {
            return write(ASCII, request, stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] write(JsonFactory factory, EngineRequest request, boolean stream)
            throws EngineException, IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(1024);
        try (JsonGenerator json = factory.createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("model", model);
            new ChatMessages(json, request, computer).write();
            new ChatTools(json, request.parameters(), computer).write();
            writeSampling(json, request.parameters());
            writeText(json, request.parameters().text());
            writeReasoning(json, request.parameters().reasoning());
            writeLogprobs(json, request.parameters());
            ChatExtras.write(json, request.parameters(), passes);
            writeStream(json, stream);
            json.writeEndObject();
        }
        return body.toByteArray();
    }

    private static void writeSampling(JsonGenerator json, CreateResponse parameters) throws IOException {
        if (parameters.maxOutputTokens() != null) {
            json.writeNumberField("max_completion_tokens", parameters.maxOutputTokens());
        }
        if (parameters.temperature() != null) {
            json.writeNumberField("temperature", parameters.temperature());
        }
        if (parameters.topP() != null) {
            json.writeNumberField("top_p", parameters.topP());
        }
        if (parameters.user() != null) {
            json.writeStringField("user", parameters.user());
        }
    }

    private static void writeText(JsonGenerator json, @Nullable TextConfig text) throws IOException, EngineException {
        if (text == null) {
            return;
        }
        if (text.verbosity() != null) {
            json.writeStringField("verbosity", text.verbosity().value());
        }
        if (text.format() != null && !(text.format() instanceof TextFormatText)) {
            json.writeObjectFieldStart("response_format");
            writeFormat(json, text.format());
            json.writeEndObject();
        }
    }

    private static void writeFormat(JsonGenerator json, TextFormat format) throws IOException, EngineException {
        if (format instanceof TextFormatJsonObject) {
            json.writeStringField("type", "json_object");
        } else if (format instanceof TextFormatJsonSchema schema) {
            json.writeStringField("type", "json_schema");
            json.writeObjectFieldStart("json_schema");
            json.writeStringField("name", schema.name());
            if (schema.description() != null) {
                json.writeStringField("description", schema.description());
            }
            json.writeFieldName("schema");
            schema.schema().writeTo(json);
            if (schema.strict() != null) {
                json.writeBooleanField("strict", schema.strict());
            }
            json.writeEndObject();
        } else {
            throw Untranslatable.at("text.format.type", "This model can't answer in this format.");
        }
    }

    private static void writeReasoning(JsonGenerator json, @Nullable ReasoningConfig reasoning) throws IOException {
        if (reasoning != null && reasoning.effort() != null) {
            json.writeStringField("reasoning_effort", reasoning.effort().value());
        }
    }

    private static void writeLogprobs(JsonGenerator json, CreateResponse parameters) throws IOException {
        boolean included =
                parameters.include() != null && parameters.include().contains(Includable.MESSAGE_OUTPUT_TEXT_LOGPROBS);
        long top = parameters.topLogprobs() == null ? 0 : parameters.topLogprobs();
        if (included || top > 0) {
            json.writeBooleanField("logprobs", true);
        }
        if (top > 0) {
            json.writeNumberField("top_logprobs", top);
        }
    }

    private static void writeStream(JsonGenerator json, boolean stream) throws IOException {
        if (stream) {
            json.writeBooleanField("stream", true);
            json.writeObjectFieldStart("stream_options");
            json.writeBooleanField("include_usage", true);
            json.writeEndObject();
        }
    }
}
