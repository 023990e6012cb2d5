package dev.parley.benchmarks;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.benchmarks.databind.Event;
import dev.parley.benchmarks.databind.Response;
import java.io.IOException;

/** Annotated records. Forgets unknown properties and cannot tell null from absent: less than the others do. */
final class DatabindCodec implements Codec {
    private final JsonMapper mapper = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.USE_DEFAULTS))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
    private final ObjectReader events = mapper.readerFor(Event.class);
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
