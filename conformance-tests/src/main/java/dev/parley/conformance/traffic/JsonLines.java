package dev.parley.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import java.net.URI;
import java.util.List;

/**
 * One recorded exchange per line: {@code events} of a stream, the {@code text} of one, the {@code body} of an answer, or the
 * {@code body} of a request ({@code streamed} marks it).
 */
final class JsonLines {
    private JsonLines() {}

    static Capture read(JsonNode line, String fallback) {
        Draft draft = new Draft(line.path("source").asText(fallback)).from(source(line));
        if (line.path("endpoint").asText("create").equals("create")) {
            draft.keeps(Capture.Kept.START);
        } else {
            draft.request(request(line));
        }
        if (line.has("events")) {
            events(line, draft);
        } else if (line.has("framing")) {
            draft.stream(Bytes.ofText(line.path("text").asText())).keeps(Capture.Kept.FRAMES);
        } else if (line.has("streamed")) {
            draft.request(line.path("body"));
        } else {
            String body = line.has("text")
                    ? line.path("text").asText()
                    : line.path("body").toString();
            draft.body(line.path("status").asInt(200), Bytes.ofText(body));
        }
        return draft.done();
    }

    private static String source(JsonNode line) {
        String server = line.path("server").asText("");
        String repo = line.path("repo").asText("");
        return repo.isEmpty() ? server : server + ", " + repo;
    }

    /** Only that it isn't a create request is known, where a line says no more. */
    private static Request request(JsonNode line) {
        String method = line.path("method").asText("GET");
        URI uri = URI.create(
                "http://recorded/v1/responses/" + line.path("endpoint").asText());
        JsonNode body = line.path("request");
        return new Request(
                method, uri, new Headers(List.of()), body.isObject() ? Bytes.ofText(body.toString()) : Bytes.NONE);
    }

    private static void events(JsonNode line, Draft draft) {
        StringBuilder text = new StringBuilder();
        for (JsonNode event : line.path("events")) {
            String type = event.path("event").asText("");
            text.append(type.isEmpty() ? "" : "event: " + type + "\n");
            JsonNode data = event.path("data");
            text.append(data.isTextual() ? lines(data.textValue()) : "data: " + data + "\n\n");
        }
        draft.stream(Bytes.ofText(text.toString()));
        if (!line.path("framing").has("lossy")) {
            draft.keeps(Capture.Kept.FRAMES);
        }
    }

    /** Some recorders kept the lines of the stream, each as an event of its own. */
    private static String lines(String text) {
        if (text.startsWith("event: ")) {
            return text + "\n";
        }
        return (text.startsWith("data: ") ? text : "data: " + text) + "\n\n";
    }
}
