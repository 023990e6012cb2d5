package dev.parley.conformance.exchange;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a complete body by the WHATWG rules for event streams: CR, LF and CRLF line ends, comments, several data lines,
 * one leading BOM. It works on all bytes at once, so how the network cut them cannot matter.
 */
final class SseParser {
    private final Bytes body;
    private final List<Frame> frames = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final List<String> data = new ArrayList<>();
    private Optional<String> event = Optional.empty();

    private SseParser(Bytes body) {
        this.body = body;
    }

    static SseStream parse(Bytes body) {
        SseParser parser = new SseParser(body);
        parser.run();
        return new SseStream(parser.frames, parser.problems);
    }

    private void run() {
        int start = startsWithBom() ? 3 : 0;
        int at = start;
        while (at < body.length()) {
            byte b = body.at(at);
            if (b != '\n' && b != '\r') {
                at++;
                continue;
            }
            boolean crlf = b == '\r' && at + 1 < body.length() && body.at(at + 1) == '\n';
            int next = at + (crlf ? 2 : 1);
            line(start, at, next);
            start = next;
            at = next;
        }
        if (start < body.length()) {
            problems.add("the stream ends in the middle of a line: " + shorten(decode(start, body.length())));
        } else if (!data.isEmpty()) {
            problems.add("the last frame is not closed by a blank line");
        }
    }

    private boolean startsWithBom() {
        return body.length() >= 3
                && body.at(0) == (byte) 0xEF
                && body.at(1) == (byte) 0xBB
                && body.at(2) == (byte) 0xBF;
    }

    private void line(int from, int to, int next) {
        if (from == to) {
            dispatch(next);
            return;
        }
        String line = decode(from, to);
        int colon = line.indexOf(':');
        if (colon == 0) {
            return;
        }
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(colon + 1);
        field(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void field(String field, String value) {
        switch (field) {
            case "data" -> data.add(value);
            case "event" -> event = Optional.of(value);
            case "id", "retry" -> {}
            default -> problems.add("a line that is no field of an event stream: " + shorten(field));
        }
    }

    private void dispatch(int end) {
        if (!data.isEmpty()) {
            frames.add(new Frame(frames.size(), event, String.join("\n", data), end));
        }
        data.clear();
        event = Optional.empty();
    }

    private String decode(int from, int to) {
        byte[] bytes = body.slice(from, to);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            problems.add("bytes that are not UTF-8 in frame " + frames.size());
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
