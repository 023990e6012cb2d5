package dev.parley.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** Jackson's tree: no types at all. */
final class TreeCodec implements Codec {
    private final JsonMapper mapper = new JsonMapper();

    @Override
    public Object readEvent(byte[] json) throws IOException {
        return mapper.readTree(json);
    }

    @Override
    public Object readResponse(byte[] json) throws IOException {
        return mapper.readTree(json);
    }

    @Override
    public byte[] write(Object value) throws IOException {
        return mapper.writeValueAsBytes(value);
    }
}
