package dev.parley.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import java.io.IOException;

/**
 * Opens a document that begins as an object in UTF-8, as nearly all do, without the search for its encoding. An event is so
 * small that this search is a fifteenth of what its reading allocates.
 */
final class Utf8Factory extends JsonFactory {
    private static final long serialVersionUID = 1L;

    Utf8Factory(JsonFactoryBuilder settings) {
        super(settings);
    }

    @Override
    public JsonParser createParser(byte[] data, int offset, int length) throws IOException {
        if (length < 4 || data[offset] != '{' || data[offset + 1] == 0 || data[offset + 2] == 0) {
            return super.createParser(data, offset, length);
        }
        IOContext context = _createContext(ContentReference.unknown(), true);
        context.setEncoding(JsonEncoding.UTF8);
        return new Utf8Parser(
                context,
                _parserFeatures,
                _byteSymbolCanonicalizer.makeChild(_factoryFeatures),
                new Utf8Parser.Document(data, offset, length));
    }
}
