package dev.parley.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Chunk;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Exchanges as browsers and proxies save them: HTTP Archive 1.2. It knows all of the exchange but when each event came. */
final class HarFile {
    private HarFile() {}

    static List<Capture> read(JsonNode har) {
        List<Capture> captures = new ArrayList<>();
        for (JsonNode entry : har.path("log").path("entries")) {
            URI uri = URI.create(entry.path("request").path("url").asText());
            if (uri.getPath() != null && uri.getPath().matches(".*/responses(/.*)?")) {
                captures.add(entry(entry, uri));
            }
        }
        return captures;
    }

    private static Capture entry(JsonNode entry, URI uri) {
        JsonNode asked = entry.path("request");
        JsonNode said = entry.path("response");
        String method = asked.path("method").asText();
        Bytes sent = Bytes.ofText(asked.path("postData").path("text").asText(""));
        Draft draft = new Draft(method + " " + uri.getPath())
                .from(String.valueOf(uri.getHost()))
                .request(new Request(method, uri, headers(asked), sent))
                .keeps(Capture.Kept.FRAMES);
        if (said.path("status").asInt() == 0) {
            return draft.cut("the archive has no answer: " + said.path("_error").asText("no status"))
                    .done();
        }
        Bytes body = body(said.path("content"));
        draft.answer(new Answer(
                said.path("status").asInt(),
                headers(said),
                body,
                List.of(new Chunk(Duration.ofMillis(entry.path("time").asLong()), body.length()))));
        if (body.length() < said.path("content").path("size").asLong()) {
            draft.cut("the archive kept " + body.length() + " of "
                    + said.path("content").path("size") + " bytes");
        }
        return (method.equals("POST") ? draft.keeps(Capture.Kept.START) : draft).done();
    }

    private static Bytes body(JsonNode content) {
        String text = content.path("text").asText("");
        return content.path("encoding").asText("").equals("base64")
                ? Bytes.of(Base64.getMimeDecoder().decode(text))
                : Bytes.ofText(text);
    }

    private static Headers headers(JsonNode message) {
        List<Headers.Line> lines = new ArrayList<>();
        for (JsonNode each : message.path("headers")) {
            lines.add(new Headers.Line(
                    each.path("name").asText(), each.path("value").asText()));
        }
        return new Headers(lines);
    }
}
