package dev.parley.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** The floor: every token is visited and every scalar's text taken, and nothing is made of them. */
final class TokenScan implements Codec {
    private final JsonFactory factory = new JsonFactory();

    @Override
    public Object readEvent(byte[] json) throws IOException {
        return scan(json);
    }

    @Override
    public Object readResponse(byte[] json) throws IOException {
        return scan(json);
    }

    private Integer scan(byte[] json) throws IOException {
        int seen = 0;
        try (JsonParser p = factory.createParser(json)) {
            for (JsonToken token = p.nextToken(); token != null; token = p.nextToken()) {
                // The text has to be used, or the compiler may drop what makes it.
                seen += token.isScalarValue() ? p.getText().length() : 1;
            }
        }
        return seen;
    }

    @Override
    public byte[] write(Object value) {
        throw new UnsupportedOperationException("a scan keeps nothing that could be written");
    }
}
