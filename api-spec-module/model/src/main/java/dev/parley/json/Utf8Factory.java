package dev.parley.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Opens whatever {@link Utf8Documents} does not, with the same settings, and writes. Loaded when it is first needed. */
final class Utf8Factory extends JsonFactory {
    static final JsonFactory INSTANCE = new Utf8Factory(new JsonFactoryBuilder()
            .streamReadConstraints(Utf8Documents.BOUNDS)
            .recyclerPool(Buffers.POOL)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER));

    private static final long serialVersionUID = 1L;

    private Utf8Factory(JsonFactoryBuilder settings) {
        super(settings);
    }

    /** Opening looks at the first bytes to find the encoding, and may already refuse them. */
    static JsonParser open(byte[] json, int offset, int length) throws IOException {
        try {
            return INSTANCE.createParser(json, offset, length);
        } catch (CharConversionException e) {
            throw Malformed.encoding(e);
        }
    }

    static JsonParser open(InputStream json) throws IOException {
        try {
            return INSTANCE.createParser(json);
        } catch (CharConversionException e) {
            throw Malformed.encoding(e);
        }
    }

    @Override
    protected JsonGenerator _createUTF8Generator(OutputStream out, IOContext context) {
        return new Utf8Generator(context, _generatorFeatures, out);
    }
}
