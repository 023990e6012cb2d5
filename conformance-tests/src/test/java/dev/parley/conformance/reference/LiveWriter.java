package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes events as they come, in the dialect's framing, and a comment now and then when none comes. Made for one stream. */
final class LiveWriter implements LiveTurn.Listener {
    /** For whoever waits for the whole answer. */
    static final LiveWriter DEAF = new LiveWriter(null, OutputStream.nullOutputStream(), false);

    private final ReferenceServer.Temper temper;
    private final OutputStream out;
    private final boolean padded;
    private final StringBuilder held = new StringBuilder();
    private boolean forgiving;
    private int sequence;

    LiveWriter(ReferenceServer.Temper temper, OutputStream out, boolean padded) {
        this.temper = temper;
        this.out = out;
        this.padded = padded;
    }

    /** The same, but it doesn't mind when nobody reads any more. */
    LiveWriter forgiving() {
        LiveWriter shy = new LiveWriter(temper, out, padded);
        shy.forgiving = true;
        return shy;
    }

    private boolean skips(String rule) {
        return temper.flaw().skips(rule);
    }

    @Override
    public void event(ObjectNode event) throws IOException {
        if (temper == null) {
            return;
        }
        event.put("sequence_number", sequence++);
        if (padded && event.path("type").asText().endsWith(".delta")) {
            event.put("obfuscation", "x".repeat(8));
        }
        String line =
                temper.dialect().eventLines() ? "event: " + event.path("type").asText() + "\n" : "";
        write(line + "data: " + event + "\n\n");
    }

    @Override
    public void silence() throws IOException {
        if (temper == null || skips("heartbeat")) {
            return;
        }
        if (skips("comment")) {
            event(JsonNodeFactory.instance.objectNode().put("type", "keepalive"));
            return;
        }
        sequence += skips("numbers") ? 1 : 0;
        write(": still here\n\n");
    }

    private void write(String text) throws IOException {
        if (skips("flow")) {
            held.append(text);
            return;
        }
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            if (!forgiving && !skips("leave")) {
                throw e;
            }
        }
    }

    void close() throws IOException {
        out.write(held.toString().getBytes(StandardCharsets.UTF_8));
        out.close();
    }
}
