package dev.parley.server.http.sse;

import dev.parley.json.Json;
import dev.parley.json.Typed;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes events as frames, one write and one flush each: an event leaves when it happens. */
final class SseFrames {
    private static final byte[] EVENT = "event: ".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final boolean named;
    private final ByteArrayOutputStream frame = new ByteArrayOutputStream(512);

    /**
     * Frames into that stream.
     *
     * @param named whether each frame says its event's type on an {@code event:} line
     */
    SseFrames(OutputStream out, boolean named) {
        this.out = out;
        this.named = named;
    }

    void write(Typed event) throws IOException {
        frame.reset();
        if (named) {
            frame.write(EVENT);
            frame.write(String.valueOf(event.type()).getBytes(StandardCharsets.UTF_8));
            frame.write('\n');
        }
        frame.write(DATA);
        Json.write(event, frame); // one line: JSON has its line breaks escaped
        frame.write('\n');
        frame.write('\n');
        frame.writeTo(out);
        out.flush();
    }
}
