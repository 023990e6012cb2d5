package dev.parley.json;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8StreamJsonParser;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;
import org.jspecify.annotations.Nullable;

/** Jackson's parser of a document that lies in memory as a whole, and can therefore be looked at ahead. */
final class Utf8Parser extends UTF8StreamJsonParser {
    /** Each level of nesting looks at its members again: what lies deeper is buffered instead, at the same cost on any level. */
    private static final int DEEPEST = 16;

    private static final int FARTHEST = 1 << 16;

    Utf8Parser(IOContext context, int features, ByteQuadsCanonicalizer names, Document document) {
        super(
                context,
                features,
                null,
                null,
                names,
                document.json,
                document.offset,
                document.offset + document.length,
                0,
                false);
    }

    /** Where the bytes lie. */
    record Document(byte[] json, int offset, int length) {}

    /**
     * Stands on START_OBJECT and stays there: the head of this object, if its discriminator is a known word and not the
     * first property.
     */
    @Nullable
    Head ahead(String property, Words words) {
        if (_parsingContext.getNestingDepth() > DEEPEST) {
            return null;
        }
        if (_parsingContext.getNestingDepth() == 1) {
            return new Lookahead(_inputBuffer, _inputPtr, _inputEnd).findInRoot(property, words);
        }
        int end = Math.min(_inputEnd, _inputPtr + FARTHEST);
        return new Lookahead(_inputBuffer, _inputPtr, end).find(property, words);
    }
}
