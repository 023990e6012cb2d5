package dev.parley.conformance.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One request and what came of it. It reads the answer as JSON and as a stream of events, and judges nothing: a broken
 * body is a missing node, a broken connection is a sentence in {@link #broken()}.
 */
public final class Exchange {
    private final String step;
    private final Request request;
    private final Outcome outcome;
    private final JsonNode json;
    private final SseStream frames;
    private final List<Event> events;

    /** How it ended: the answer (perhaps only its beginning) and what went wrong on the connection. */
    public record Outcome(Instant sentAt, Duration took, Optional<Answer> answer, Optional<String> broken) {}

    public Exchange(String step, Request request, Outcome outcome) {
        this.step = step;
        this.request = request;
        this.outcome = outcome;
        Bytes body = outcome.answer().map(Answer::body).orElse(Bytes.NONE);
        boolean sse = outcome.answer().map(Answer::isSse).orElse(false);
        this.json = sse ? Trees.missing() : Trees.read(body);
        this.frames = sse ? SseParser.parse(body) : SseStream.EMPTY;
        this.events = frames.frames().stream()
                .map(frame -> new Event(
                        frame,
                        Trees.read(Bytes.ofText(frame.data())),
                        outcome.answer().orElseThrow().arrival(frame.end())))
                .toList();
    }

    public String step() {
        return step;
    }

    public Request request() {
        return request;
    }

    /** Where the request went, with its parameters. */
    public String address() {
        return request.uri().toString();
    }

    /** The request's own JSON body; missing where the case sent something else on purpose. */
    public JsonNode sent() {
        return Trees.read(request.body());
    }

    public Instant sentAt() {
        return outcome.sentAt();
    }

    public Duration took() {
        return outcome.took();
    }

    public Optional<Answer> answer() {
        return outcome.answer();
    }

    public Optional<String> broken() {
        return outcome.broken();
    }

    /** The client had hung up, as it was told to, before an answer began. */
    public boolean isLeft() {
        return request.reading().leave().isPresent() && broken().isEmpty() && answer().isEmpty();
    }

    /** When it was over: the answer complete, or the connection closed. */
    public Instant endedAt() {
        return sentAt().plus(took());
    }

    public int status() {
        return outcome.answer().map(Answer::status).orElse(0);
    }

    public boolean accepted() {
        return outcome.answer().map(Answer::ok).orElse(false);
    }

    /** The JSON body, or a missing node. */
    public JsonNode json() {
        return json;
    }

    public SseStream frames() {
        return frames;
    }

    public List<Event> events() {
        return events;
    }

    /** The response as far as it is known: of a stream that was left early, what its last lifecycle event carries. */
    public JsonNode latest() {
        return events.stream()
                .map(event -> event.data().path("response"))
                .filter(JsonNode::isObject)
                .reduce((earlier, later) -> later)
                .orElse(json);
    }

    /** The response object this exchange ended with: the body, or what the stream's terminal event carries. */
    public JsonNode response() {
        return events.stream()
                .filter(Event::isTerminal)
                .map(event -> event.data().path("response"))
                .findFirst()
                .orElse(json);
    }
}
