package dev.parley.client.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts bytes into lines that end in CR, LF or CRLF, whatever pieces they arrive in. The latest line and everything from
 * {@link #keepFrom} on stay in one array, so that a frame can be read where it lies. Not thread-safe.
 */
final class LineBuffer {
    private static final int FIRST_SIZE = 8 * 1024;

    private final InputStream in;
    private final int limit;
    private byte[] bytes;
    private int filled;
    private int position;
    private int kept = -1;
    private int start;
    private int end;
    private boolean afterCarriageReturn;

    LineBuffer(InputStream in, int limit) {
        this.in = in;
        this.limit = limit;
        this.bytes = new byte[Math.min(FIRST_SIZE, limit)];
    }

    /** False at the end of the input; an unfinished line is not a line. */
    boolean next() throws IOException {
        start = position;
        while (true) {
            skipSecondHalf();
            while (position < filled) {
                byte b = bytes[position++];
                if (b == '\n' || b == '\r') {
                    afterCarriageReturn = b == '\r';
                    end = position - 1;
                    return true;
                }
            }
            if (!fill()) {
                return false;
            }
        }
    }

    /** The LF of a CRLF may come long after the CR, which ended the line by itself. */
    private void skipSecondHalf() {
        if (afterCarriageReturn && position < filled) {
            afterCarriageReturn = false;
            if (bytes[position] == '\n') {
                position++;
                start = position;
            }
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    /** Bytes before this may be thrown away by the next read; those from it on move together with the line. */
    void keepFrom(int offset) {
        kept = offset;
    }

    void keepNothing() {
        kept = -1;
    }

    int kept() {
        return kept;
    }

    private boolean fill() throws IOException {
        makeRoom();
        int read = in.read(bytes, filled, bytes.length - filled);
        if (read > 0) {
            filled += read;
        }
        return read >= 0;
    }

    private void makeRoom() {
        int first = kept >= 0 ? kept : start;
        if (first > 0 && (first == filled || filled == bytes.length)) {
            System.arraycopy(bytes, first, bytes, 0, filled - first);
            filled -= first;
            position -= first;
            start -= first;
            kept = kept >= 0 ? 0 : -1;
        }
        if (filled == bytes.length) {
            if (filled >= limit) {
                throw new ProtocolException("an event of the stream is longer than " + limit + " bytes");
            }
            bytes = Arrays.copyOf(bytes, Math.min(limit, filled * 2));
        }
    }
}
