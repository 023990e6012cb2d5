package dev.parley.benchmarks;

import java.io.IOException;

/** One way to read and write the documents. */
interface Codec {
    Object readEvent(byte[] json) throws IOException;

    Object readResponse(byte[] json) throws IOException;

    byte[] write(Object value) throws IOException;

    default Object read(Document.Kind kind, byte[] json) throws IOException {
        return kind == Document.Kind.RESPONSE ? readResponse(json) : readEvent(json);
    }
}
