package dev.parley.client.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Streams for tests: bytes that arrive in pieces, JSON in legal but unusual frames. */
final class Frames {
    private Frames() {}

    /** Each read gives between one byte and {@code longest}. */
    static InputStream inPieces(byte[] bytes, Random random, int longest) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(longest)));
            }
        };
    }

    static InputStream of(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    /** What a reader hands out, as text. */
    static List<String> read(InputStream in) throws IOException {
        SseReader reader = new SseReader(in);
        List<String> frames = new ArrayList<>();
        while (reader.next()) {
            frames.add(reader.text());
        }
        return frames;
    }

    /** The same documents, framed as the standard allows: any line end, comments, fields of no interest, several data lines. */
    static byte[] frame(List<String> documents, Random random) {
        StringBuilder out = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
        for (String json : documents) {
            noise(out, random);
            for (String line : split(json, random)) {
                out.append(random.nextBoolean() ? "data: " : "data:")
                        .append(line)
                        .append(lineEnd(random));
            }
            noise(out, random);
            blankLine(out, random);
        }
        return out.toString().getBytes(UTF_8);
    }

    private static void noise(StringBuilder out, Random random) {
        switch (random.nextInt(8)) {
            case 0 -> out.append(": keep-alive").append(lineEnd(random));
            case 1 -> out.append("event: something.else").append(lineEnd(random));
            case 2 -> out.append("id: ").append(random.nextInt()).append(lineEnd(random));
            case 3 -> out.append("retry: 100").append(lineEnd(random));
            case 4 -> out.append("unknown field").append(lineEnd(random));
            case 5 -> out.append(":").append(lineEnd(random));
            default -> {}
        }
    }

    /** A bare CR before an LF would be one line end and not two. */
    private static void blankLine(StringBuilder out, Random random) {
        String end = lineEnd(random);
        boolean merges = out.charAt(out.length() - 1) == '\r' && end.startsWith("\n");
        out.append(merges ? "\r" : end);
        if (random.nextInt(10) == 0) {
            out.append(out.charAt(out.length() - 1) == '\r' ? "\rdata:\r\r" : "\ndata:\n\n");
        }
    }

    private static String lineEnd(Random random) {
        return List.of("\n", "\r", "\r\n").get(random.nextInt(3));
    }

    /** Breaks between tokens only, where a line feed means nothing to JSON. */
    private static List<String> split(String json, Random random) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && c == ',' && random.nextInt(6) == 0) {
                lines.add(json.substring(start, i + 1));
                start = i + 1;
            }
        }
        lines.add(json.substring(start));
        return lines;
    }
}
