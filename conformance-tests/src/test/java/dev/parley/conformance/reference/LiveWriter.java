package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Writes events as they come, in the dialect's framing, and a comment now and then when none comes. Made for one stream. */
final class LiveWriter implements LiveTurn.Listener {
    private final ReferenceServer.Temper temper;
    private final Client client;
    private final boolean padded;
    private final StringBuilder held = new StringBuilder();
    private int sequence;

    LiveWriter(ReferenceServer.Temper temper, Client client, boolean padded) {
        this.temper = temper;
        this.client = client;
        this.padded = padded;
    }

    /** Where the events go, if anywhere; whether it has left, and whether the turn goes on all the same. */
    record Client(Optional<OutputStream> out, BooleanSupplier left, boolean forgiven) {}

    /** The same, but it doesn't mind when nobody reads any more. */
    LiveWriter forgiving() {
        return new LiveWriter(temper, new Client(client.out(), client.left(), true), padded);
    }

    @Override
    public boolean hears() {
        return client.out().isPresent();
    }

    @Override
    public boolean isGone() {
        return !forgives() && client.left().getAsBoolean();
    }

    private boolean forgives() {
        return client.forgiven() || skips(hears() ? "leave" : "leave-waiting");
    }

    private boolean skips(String rule) {
        return temper.flaw().skips(rule);
    }

    @Override
    public void event(ObjectNode event) throws IOException {
        if (!hears()) {
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
        if (!hears() || skips("heartbeat")) {
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
        OutputStream out = client.out().orElseThrow();
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            if (!forgives()) {
                throw e;
            }
        }
    }

    void close() throws IOException {
        OutputStream out = client.out().orElseThrow();
        out.write(held.toString().getBytes(StandardCharsets.UTF_8));
        out.close();
    }
}
