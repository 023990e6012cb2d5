package dev.parley.json;

import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.io.ContentReference;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.sym.ByteQuadsCanonicalizer;

/**
 * Opens documents that begin as an object in UTF-8, as nearly all do. Without the search for the encoding, which is a fifteenth
 * of what an event's reading allocates; and without Jackson's factory, which loads all its parsers and generators when it is
 * loaded: that would be most of the first document's time.
 */
final class Utf8Documents {
    /** Less than Jackson's own limit: a typed schema that holds itself takes several frames of the stack a level. */
    static final StreamReadConstraints BOUNDS =
            StreamReadConstraints.builder().maxNestingDepth(250).build();

    private static final int PARSING =
            (JsonParser.Feature.collectDefaults() & ~JsonParser.Feature.AUTO_CLOSE_SOURCE.getMask())
                    | JsonParser.Feature.USE_FAST_DOUBLE_PARSER.getMask();
    private static final int NAMING = JsonFactory.Feature.collectDefaults();
    private static final ByteQuadsCanonicalizer NAMES = ByteQuadsCanonicalizer.createRoot();

    private Utf8Documents() {}

    /** Whether it surely is one. */
    static boolean isOne(byte[] json, int offset, int length) {
        return length >= 4 && json[offset] == '{' && json[offset + 1] != 0 && json[offset + 2] != 0;
    }

    static JsonParser open(Utf8Parser.Document document) {
        IOContext context = new IOContext(
                BOUNDS,
                StreamWriteConstraints.defaults(),
                ErrorReportConfiguration.defaults(),
                Buffers.POOL.acquireAndLinkPooled(),
                ContentReference.unknown(),
                true);
        context.setEncoding(JsonEncoding.UTF8);
        return new Utf8Parser(context, PARSING, NAMES.makeChild(NAMING), document);
    }
}
