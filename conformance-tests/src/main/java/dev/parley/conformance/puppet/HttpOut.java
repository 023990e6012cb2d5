package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one HTTP/1.1 answer on a line: a whole one, or a stream in chunks. Each connection has one answer. */
record HttpOut(Line line) {
    void whole(int status, String moreHeaders, JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head(status, "application/json", "Content-Length: " + bytes.length + "\r\n" + moreHeaders));
        all.writeBytes(bytes);
        line.last();
        line.send(all.toByteArray());
    }

    void refuse(Move.Refuse refusal) throws IOException {
        String after = refusal.retryAfter() == null ? "" : "Retry-After: " + refusal.retryAfter() + "\r\n";
        whole(refusal.refuse(), after, JsonNodeFactory.instance.objectNode().set("error", error(refusal)));
    }

    static ObjectNode error(Move.Refuse refusal) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("message", refusal.message())
                .put("type", refusal.refuse() >= 500 ? "server_error" : "invalid_request_error")
                .putNull("param")
                .put("code", refusal.refuse());
    }

    /** The head and the first half of a whole answer: what a reader sees of one that breaks off. */
    void half(JsonNode body) throws IOException {
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        line.send(head(200, "application/json", "Content-Length: " + bytes.length + "\r\n"));
        line.send(Arrays.copyOf(bytes, bytes.length / 2));
    }

    void startStream() throws IOException {
        line.send(head(200, "text/event-stream", "Transfer-Encoding: chunked\r\nCache-Control: no-cache\r\n"));
    }

    void chunk(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream chunk = new ByteArrayOutputStream();
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        line.send(chunk.toByteArray());
    }

    void endStream() throws IOException {
        line.send("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] head(int status, String type, String more) {
        return ("HTTP/1.1 " + status + " Puppet\r\nContent-Type: " + type + "\r\nConnection: close\r\n" + more + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
