package dev.parley.server.fake;

import dev.parley.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * What the fake upstream sends for one request, step by step. Immutable: each method returns a longer reply, so that
 * tests read like the conversation: {@code ChatReply.stream().text("Hel").text("lo").finish("stop").done()}.
 */
public record ChatReply(int status, Map<String, String> headers, List<Step> steps) {

    /** One thing that the upstream does while it answers. */
    public sealed interface Step {
        /** Sends bytes at once, as one chunk of the body; each character stands for one byte. */
        record Send(String octets) implements Step {
            public byte[] bytes() {
                return octets.getBytes(StandardCharsets.ISO_8859_1);
            }
        }

        /** Waits so long. */
        record Pause(Duration length) implements Step {}

        /** Waits until the test opens the gate. */
        record Gate(CountDownLatch gate) implements Step {}

        /** Says nothing more and keeps the connection open until the client closes it. */
        record Hold() implements Step {}

        /** Ends the connection in order, but in the middle of the body. */
        record HangUp() implements Step {}

        /** Resets the connection in the middle of the body; what the client has not read yet is lost. */
        record Cut() implements Step {}
    }

    /** An event stream with status 200 and nothing in it yet. */
    public static ChatReply stream() {
        return new ChatReply(200, Map.of("Content-Type", "text/event-stream"), List.of());
    }

    /** A whole JSON body with status 200. */
    public static ChatReply json(String body) {
        return json(200, body);
    }

    /** A JSON body with a status of its own, such as an error. */
    public static ChatReply json(int status, String body) {
        return new ChatReply(status, Map.of("Content-Type", "application/json"), List.of()).raw(body);
    }

    /** A whole completion that says one text and stops. */
    public static ChatReply completion(String text) {
        return json("{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":"
                + "{\"role\":\"assistant\",\"content\":" + quoted(text) + "},\"finish_reason\":\"stop\"}],"
                + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}");
    }

    public ChatReply header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ChatReply(status, Map.copyOf(more), steps);
    }

    /** A chunk with a piece of text. */
    public ChatReply text(String piece) {
        return delta("{\"content\":" + quoted(piece) + "}");
    }

    /** A chunk with the given JSON as {@code choices[0].delta}. */
    public ChatReply delta(String json) {
        return chunk("{\"choices\":[{\"index\":0,\"delta\":" + json + ",\"finish_reason\":null}]}");
    }

    /** A chunk with one piece of a tool call: the JSON of {@code choices[0].delta.tool_calls[0]}. */
    public ChatReply toolCall(String json) {
        return delta("{\"tool_calls\":[" + json + "]}");
    }

    /** The chunk that carries the finish reason. */
    public ChatReply finish(String reason) {
        return chunk("{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":" + quoted(reason) + "}]}");
    }

    /** The chunk without choices that carries the token count. */
    public ChatReply usage(long input, long output) {
        return chunk("{\"choices\":[],\"usage\":{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + output
                + ",\"total_tokens\":" + (input + output) + "}}");
    }

    /** A chunk of any JSON, framed as one server-sent event. */
    public ChatReply chunk(String json) {
        return raw("data: " + json + "\n\n");
    }

    /** The closing {@code [DONE]}. */
    public ChatReply done() {
        return raw("data: [DONE]\n\n");
    }

    /** Any text, as it is: comments, broken frames, half lines. */
    public ChatReply raw(String text) {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    public ChatReply raw(byte[] bytes) {
        return then(new Step.Send(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    public ChatReply pause(Duration length) {
        return then(new Step.Pause(length));
    }

    /** Waits until the test counts the gate down. */
    public ChatReply waitFor(CountDownLatch gate) {
        return then(new Step.Gate(gate));
    }

    /** From here on silent, with the connection open until the client closes it. */
    public ChatReply hold() {
        return then(new Step.Hold());
    }

    /** Ends the connection here, in the middle of the body; the client still gets everything sent before. */
    public ChatReply hangUp() {
        return then(new Step.HangUp());
    }

    /** Resets the connection here; what the client has not read yet is lost. */
    public ChatReply cut() {
        return then(new Step.Cut());
    }

    private ChatReply then(Step step) {
        return new ChatReply(
                status, headers, Stream.concat(steps.stream(), Stream.of(step)).toList());
    }

    private static String quoted(String text) {
        return new JsonValue.Str(text).toJson();
    }
}
