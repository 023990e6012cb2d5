package dev.parley.server.http.filter;

import dev.parley.server.service.ApiException;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipException;
import org.glassfish.jersey.spi.ContentEncoder;

/** Reads and writes compressed bodies. What a body becomes counts against the limit, not what it was sent as. */
public final class Gzip extends ContentEncoder {
    private final long limit;

    /** For request bodies of at most that many bytes. */
    public Gzip(long limit) {
        super("gzip", "x-gzip");
        this.limit = limit;
    }

    @Override
    public InputStream decode(String encoding, InputStream body) throws IOException {
        try {
            return new LimitedBody(new Unzipped(new GZIPInputStream(body)), limit);
        } catch (ZipException | EOFException e) {
            throw broken();
        }
    }

    @Override
    public OutputStream encode(String encoding, OutputStream body) throws IOException {
        return new GZIPOutputStream(body);
    }

    private static ApiException broken() {
        return ApiException.invalid(
                "invalid_request_body", null, "The request's body is not the gzip that it says it is.");
    }

    private static final class Unzipped extends FilterInputStream {
        Unzipped(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (ZipException | EOFException e) {
                throw broken();
            }
        }
    }
}
