package dev.parley.benchmarks;

import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.openai.core.ObjectMappers;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseStreamEvent;
import java.io.IOException;

/** The vendor's library, with the mapper that it uses itself. */
final class OpenAiJavaCodec implements Codec {
    private final JsonMapper mapper = ObjectMappers.jsonMapper();
    private final ObjectReader events = mapper.readerFor(ResponseStreamEvent.class);
    private final ObjectReader responses = mapper.readerFor(Response.class);

    @Override
    public Object readEvent(byte[] json) throws IOException {
        return events.readValue(json);
    }

    @Override
    public Object readResponse(byte[] json) throws IOException {
        return responses.readValue(json);
    }

    @Override
    public byte[] write(Object value) throws IOException {
        return mapper.writeValueAsBytes(value);
    }
}
