package dev.parley.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Chunk;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Collects what a file says about one exchange. Not thread-safe, made for one exchange. */
final class Draft {
    private static final URI CREATE = URI.create("http://recorded/v1/responses");

    private final String name;
    private final Set<Capture.Kept> kept = EnumSet.noneOf(Capture.Kept.class);
    private String source = "";
    private Request request = new Request("POST", CREATE, new Headers(List.of()), Bytes.NONE);
    private Answer answer = new Answer(200, new Headers(List.of()), Bytes.NONE, List.of());
    private Optional<String> cut = Optional.empty();

    Draft(String name) {
        this.name = name;
    }

    Draft from(String who) {
        source = who;
        return this;
    }

    Draft request(Request whole) {
        request = whole;
        kept.add(Capture.Kept.REQUEST);
        return this;
    }

    Draft request(JsonNode body) {
        return request(new Request("POST", CREATE, request.headers(), Bytes.ofText(body.toString())));
    }

    /** An answer with the header lines it really had. */
    Draft answer(Answer whole) {
        answer = whole;
        kept.add(Capture.Kept.ANSWER);
        kept.add(Capture.Kept.HEADERS);
        return this;
    }

    /** An answer without its header lines: it gets the media type that it must have had. */
    Draft body(int status, Bytes body) {
        return bare(status, "application/json", body);
    }

    Draft stream(Bytes body) {
        return bare(200, "text/event-stream", body);
    }

    private Draft bare(int status, String type, Bytes body) {
        Headers headers = new Headers(List.of(new Headers.Line("content-type", type)));
        answer = new Answer(status, headers, body, List.of(new Chunk(Duration.ZERO, body.length())));
        kept.add(Capture.Kept.ANSWER);
        return this;
    }

    Draft keeps(Capture.Kept part) {
        kept.add(part);
        return this;
    }

    Draft cut(String why) {
        cut = Optional.of(why);
        return this;
    }

    Capture done() {
        Optional<Answer> answered = kept.contains(Capture.Kept.ANSWER) ? Optional.of(answer) : Optional.empty();
        var outcome = new Exchange.Outcome(Instant.EPOCH, Duration.ZERO, answered, cut);
        Exchange exchange = new Exchange(name, request, outcome);
        Optional<String> end = cut.or(() -> Broken.off(exchange));
        return new Capture(name, source, exchange, Optional.empty(), new Capture.Extent(kept, end));
    }
}
