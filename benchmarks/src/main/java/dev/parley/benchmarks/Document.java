package dev.parley.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is read and written: synthetic documents in the contract's shapes, or real traffic where it is at hand. */
public enum Document {
    DELTA("text delta, 216 B", Kind.EVENT, "delta.json"),
    DELTA_TYPE_LAST("text delta, type last", Kind.EVENT, "delta-type-last.json"),
    RESPONSE("response, 19 KB", Kind.RESPONSE, "response.json"),
    STREAM("stream of 272 events, 77 KB", Kind.EVENT, "stream.jsonl"),
    RECORDED("recorded streams", Kind.EVENT, "");

    enum Kind {
        EVENT,
        RESPONSE
    }

    final String title;
    final Kind kind;
    private final String file;

    Document(String title, Kind kind, String file) {
        this.title = title;
        this.kind = kind;
        this.file = file;
    }

    /** One JSON document each. */
    List<byte[]> load() {
        return this == RECORDED ? Recordings.events() : lines();
    }

    private List<byte[]> lines() {
        try (InputStream in = Document.class.getResourceAsStream("/documents/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .map(line -> line.getBytes(StandardCharsets.UTF_8))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
