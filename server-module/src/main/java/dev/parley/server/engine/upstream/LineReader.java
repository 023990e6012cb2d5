package dev.parley.server.engine.upstream;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of bytes, ended by LF, CR or CRLF, in one buffer that is used again for each line. */
final class LineReader {
    private static final int LONGEST_LINE = 64 * 1024 * 1024;

    private static final byte[] DONE = {'[', 'D', 'O', 'N', 'E', ']'};

    private final InputStream in;
    private final byte[] chunk = new byte[2048]; // several events; each open stream has one
    private int position;
    private int limit;
    private byte[] line = new byte[1024];
    private int length;
    private boolean skipLineFeed;

    LineReader(InputStream in) {
        this.in = in;
    }

    /** Reads the next line; false at the end. A last line without an end counts. */
    boolean next() throws IOException {
        length = 0;
        while (true) {
            if (position == limit && !fill()) {
                return length > 0;
            }
            if (skipLineFeed) {
                skipLineFeed = false;
                if (chunk[position] == '\n') {
                    position++;
                    continue;
                }
            }
            int end = position;
            while (end < limit && chunk[end] != '\n' && chunk[end] != '\r') {
                end++;
            }
            append(end);
            if (end < limit) {
                skipLineFeed = chunk[end] == '\r';
                position = end + 1;
                return true;
            }
        }
    }

    byte[] buffer() {
        return line;
    }

    int length() {
        return length;
    }

    boolean startsWith(byte[] prefix) {
        return length >= prefix.length && Arrays.mismatch(line, 0, prefix.length, prefix, 0, prefix.length) < 0;
    }

    /** Whether the line from there on is {@code [DONE]}, with or without a space before it. */
    boolean isDone(int start) {
        int at = start < length && line[start] == ' ' ? start + 1 : start;
        return length - at >= DONE.length
                && Arrays.mismatch(line, at, at + DONE.length, DONE, 0, DONE.length) < 0
                && isBlank(at + DONE.length);
    }

    /** Whether the line from there on has nothing but spaces. */
    boolean isBlank(int start) {
        for (int i = start; i < length; i++) {
            if (line[i] != ' ' && line[i] != '\t') {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        position = 0;
        limit = Math.max(0, in.read(chunk));
        return limit > 0;
    }

    /** Takes what is read and not yet taken, up to there. */
    private void append(int end) throws IOException {
        int size = end - position;
        if (length + size > LONGEST_LINE) {
            throw new IOException("a line of more than " + LONGEST_LINE + " bytes");
        }
        if (length + size > line.length) {
            line = Arrays.copyOf(line, Math.max(length + size, length * 2));
        }
        System.arraycopy(chunk, position, line, length, size);
        length += size;
        position = end;
    }
}
