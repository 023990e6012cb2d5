package dev.parley.server.http.filter;

import dev.parley.server.service.ApiException;
import dev.parley.server.service.Problem;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's body, refused where it becomes too long. */
final class LimitedBody extends FilterInputStream {
    private final long limit;
    private long count;

    LimitedBody(InputStream in, long limit) {
        super(in);
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        int value = super.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        count(Math.max(0, read));
        return read;
    }

    /** Does nothing: closing an unread body would end the connection under an answer that says it stays open. */
    @Override
    public void close() {}

    /** Reads what is left, at most that many bytes; false if there was more. */
    boolean drain(long atMost) throws IOException {
        byte[] buffer = new byte[8192];
        long left = atMost;
        while (left > 0) {
            int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (read < 0) {
                return true;
            }
            left -= read;
        }
        return in.read() < 0;
    }

    ApiException tooLarge() {
        return new ApiException(Problem.invalid(
                413, "request_too_large", null, "The request's body has more than " + limit + " bytes."));
    }

    private void count(int more) {
        count += more;
        if (count > limit) {
            throw tooLarge();
        }
    }
}
