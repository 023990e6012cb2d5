package dev.parley.client.http;

import dev.parley.json.Json;
import dev.parley.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events as the WHATWG standard reads them. Holds one frame at a time, read where it lies in the buffer. Ignores
 * {@code event}, because the data says its own type, and {@code retry}, because nobody reconnects here. Not thread-safe.
 */
final class SseReader {
    private static final int LIMIT = 128 * 1024 * 1024;
    private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ID = "id".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DONE = "[DONE]".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final LineBuffer lines;
    private boolean first = true;
    private int length;
    private @Nullable String id;
    private @Nullable String lastEventId;

    SseReader(InputStream in) {
        this(in, LIMIT);
    }

    SseReader(InputStream in, int limit) {
        lines = new LineBuffer(in, limit);
    }

    /** Waits for a frame that has data; false at the end, where an unfinished frame is dropped. */
    boolean next() throws IOException {
        lines.keepNothing();
        length = -1;
        while (lines.next()) {
            int start = lineStart();
            if (start < lines.end()) {
                field(start, lines.end());
            } else if (dispatch()) {
                return true;
            }
        }
        return false;
    }

    /** Whether the input ended within a frame. */
    boolean unfinished() {
        return length > 0;
    }

    <T> T read(JsonReader<T> reader) throws IOException {
        return Json.read(lines.bytes(), lines.kept(), length, reader);
    }

    boolean isDone() {
        int from = lines.kept();
        return Arrays.equals(lines.bytes(), from, from + length, DONE, 0, DONE.length);
    }

    String text() {
        return new String(lines.bytes(), lines.kept(), length, StandardCharsets.UTF_8);
    }

    String snippet() {
        return Snippet.line(Arrays.copyOfRange(lines.bytes(), lines.kept(), lines.kept() + length));
    }

    @Nullable
    String lastEventId() {
        return lastEventId;
    }

    private int lineStart() {
        int start = lines.start();
        if (first) {
            first = false;
            return startsWith(BYTE_ORDER_MARK, start, lines.end()) ? start + BYTE_ORDER_MARK.length : start;
        }
        return start;
    }

    private boolean startsWith(byte[] prefix, int from, int to) {
        return to - from >= prefix.length
                && Arrays.equals(lines.bytes(), from, from + prefix.length, prefix, 0, prefix.length);
    }

    private void field(int start, int end) {
        byte[] bytes = lines.bytes();
        int colon = start;
        while (colon < end && bytes[colon] != ':') {
            colon++;
        }
        int value = colon + 1 < end && bytes[colon + 1] == ' ' ? colon + 2 : Math.min(colon + 1, end);
        if (Arrays.equals(bytes, start, colon, DATA, 0, DATA.length)) {
            data(value, end);
        } else if (Arrays.equals(bytes, start, colon, ID, 0, ID.length)) {
            String text = new String(bytes, value, end - value, StandardCharsets.UTF_8);
            id = text.indexOf('\0') >= 0 ? id : text;
        }
    }

    /** Further lines move up to the data before them: what separates them is longer than the LF that they need. */
    private void data(int value, int end) {
        if (length < 0) {
            lines.keepFrom(value);
            length = end - value;
            return;
        }
        byte[] bytes = lines.bytes();
        int next = lines.kept() + length;
        bytes[next] = '\n';
        System.arraycopy(bytes, value, bytes, next + 1, end - value);
        length += 1 + end - value;
    }

    private boolean dispatch() {
        lastEventId = id;
        if (length > 0) {
            return true;
        }
        lines.keepNothing();
        length = -1;
        return false;
    }
}
