package dev.parley.conformance.mutants;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.List;

/** Ways to stream wrongly. */
final class StreamDefects {
    private static final String ADDED = "response.output_item.added";
    private static final String DELTA = "response.output_text.delta";
    private static final String TEXT_DONE = "response.output_text.done";
    private static final String PART_DONE = "response.content_part.done";
    private static final String DONE = "response.output_item.done";
    private static final String ARGUMENTS = "response.function_call_arguments.delta";

    private StreamDefects() {}

    static List<Defect> framing() {
        return List.of(
                Defect.of("streams as text/plain", "stream/framing", "content-type", Flaw.skip("sse-type")),
                Defect.of(
                        "no blank line after the last frame",
                        "stream/framing",
                        "sse-framing",
                        Flaw.sse(String::stripTrailing)),
                Defect.of(
                        "data is not JSON",
                        "stream/framing",
                        "sse-framing",
                        Flaw.sse(text -> text.replaceFirst("data: \\{", "data: "))),
                Defect.of(
                        "a line that is no field", "stream/framing", "sse-framing", Flaw.sse(text -> "hello\n" + text)),
                Defect.of("no event lines", "stream/event-lines", "event-lines", Flaw.skip("event-lines")),
                Defect.of(
                        "event line of another type",
                        "stream/event-lines",
                        "event-lines",
                        Flaw.sse(text -> text.replace("event: " + DELTA, "event: message"))),
                Defect.of(
                        "ends with [DONE]",
                        "stream/event-lines",
                        "event-lines",
                        Flaw.sse(text -> text + "data: [DONE]\n\n")),
                Defect.of(
                                "event lines in v5",
                                "stream/event-lines",
                                "event-lines",
                                Flaw.sse(text -> text.replace("data: ", "event: message\ndata: ")))
                        .in(Dialect.V5),
                Defect.of("holds the stream back", "stream/spread", "spread", Flaw.NONE),
                Defect.of(
                        "no request id on streams",
                        "error/request-id-streamed",
                        "request-id",
                        Flaw.skip("request-id")));
    }

    static List<Defect> order() {
        return List.of(
                Defect.of(
                        "no response.created",
                        "stream/opening",
                        "stream-opening",
                        Flaw.events(events -> events.remove(0))),
                Defect.of(
                        "no response.in_progress",
                        "stream/opening",
                        "stream-opening",
                        Flaw.events(events -> events.remove(1))),
                Defect.of(
                        "response.created twice",
                        "stream/opening",
                        "stream-opening",
                        Flaw.events(events -> events.add(2, events.get(0)))),
                Defect.of(
                        "counter from 1",
                        "stream/sequence",
                        "sequence-numbers",
                        Flaw.events(events -> events.forEach(each -> shift(each, 1)))),
                Defect.of(
                        "counter skips deltas",
                        "stream/sequence",
                        "sequence-numbers",
                        Flaw.each(DELTA, each -> each.remove("sequence_number"))),
                Defect.of(
                        "counter nested",
                        "stream/sequence",
                        "sequence-numbers",
                        Flaw.each(DONE, each -> ((ObjectNode) each.get("item")).put("sequence_number", 1))),
                Defect.of(
                        "no terminal event",
                        "stream/terminal",
                        "one-terminal-event",
                        Flaw.events(events -> events.remove(events.size() - 1))),
                Defect.of(
                        "two terminal events",
                        "stream/terminal",
                        "one-terminal-event",
                        Flaw.events(events -> events.add(last(events)))),
                Defect.of(
                        "event after the end",
                        "stream/terminal",
                        "one-terminal-event",
                        Flaw.events(events -> events.add(events.get(1)))),
                Defect.of(
                        "terminal status in_progress",
                        "stream/terminal",
                        "one-terminal-event",
                        Flaw.each(
                                "response.completed",
                                each -> ((ObjectNode) each.get("response")).put("status", "in_progress"))),
                Defect.of("part never closed", "stream/grammar", "item-grammar", drop(PART_DONE)),
                Defect.of("item never closed", "stream/grammar", "item-grammar", drop(DONE)),
                Defect.of("item never added", "stream/grammar", "item-grammar", drop(ADDED)),
                Defect.of("text never done", "stream/grammar", "item-grammar", drop(TEXT_DONE)),
                Defect.of(
                        "item closed twice",
                        "stream/grammar",
                        "item-grammar",
                        Flaw.events(events -> twice(events, DONE))),
                Defect.of("part never added", "stream/grammar", "item-grammar", drop("response.content_part.added")),
                Defect.of("delta after done", "stream/grammar", "item-grammar", Flaw.events(StreamDefects::lateDelta)));
    }

    static List<Defect> content() {
        return List.of(
                Defect.of(
                        "other item ids in deltas",
                        "stream/indexes",
                        "item-indexes",
                        Flaw.each(DELTA, each -> each.put("item_id", "msg_other"))),
                Defect.of(
                        "other index in deltas",
                        "stream/indexes",
                        "item-indexes",
                        Flaw.each(DELTA, each -> each.put("output_index", 1))),
                Defect.of(
                        "index is not the place",
                        "stream/indexes",
                        "item-indexes",
                        Flaw.events(events -> events.stream()
                                .filter(each -> each.has("output_index"))
                                .forEach(each -> each.put("output_index", 1)))),
                Defect.of(
                        "part index is not the place",
                        "stream/indexes",
                        "item-indexes",
                        Flaw.events(events -> events.stream()
                                .filter(each -> each.has("content_index"))
                                .forEach(each -> each.put("content_index", 1)))),
                Defect.of(
                        "a delta is lost",
                        "stream/deltas",
                        "done-equals-deltas",
                        Flaw.events(events -> events.remove(first(events, DELTA)))),
                Defect.of(
                        "done text differs",
                        "stream/deltas",
                        "done-equals-deltas",
                        Flaw.each(TEXT_DONE, each -> each.put("text", "Bye."))),
                Defect.of(
                        "done part differs",
                        "stream/deltas",
                        "done-equals-deltas",
                        Flaw.each(PART_DONE, each -> ((ObjectNode) each.get("part")).put("text", "Bye."))),
                Defect.of(
                        "final item differs",
                        "stream/final-items",
                        "final-items",
                        Flaw.each(DONE, each -> ((ObjectNode) each.get("item")).put("status", "incomplete"))),
                Defect.of(
                        "final output empty",
                        "stream/final-items",
                        "final-items",
                        Flaw.each(
                                "response.completed", each -> ((ObjectNode) each.get("response")).putArray("output"))),
                Defect.of(
                        "delta without content_index",
                        "stream/events-valid",
                        "event-schemas",
                        Flaw.each(DELTA, each -> each.remove("content_index"))),
                Defect.of(
                        "embedded response without model",
                        "stream/events-valid",
                        "event-schemas",
                        Flaw.each("response.created", each -> ((ObjectNode) each.get("response")).remove("model"))),
                Defect.of(
                        "a heartbeat as an event",
                        "stream/events-valid",
                        "event-names",
                        Flaw.events(events -> events.add(
                                2,
                                JsonNodeFactory.instance
                                        .objectNode()
                                        .put("type", "keepalive")
                                        .put("sequence_number", 2)))),
                Defect.of(
                        "the response changes its id",
                        "object/ids-streamed",
                        "response-ids",
                        Flaw.each(
                                "response.created",
                                each -> ((ObjectNode) each.get("response")).put("id", "resp_other"))),
                Defect.of("call without own deltas", "stream/function-call", "own-deltas", drop(ARGUMENTS)),
                Defect.of(
                        "streams other items",
                        "object/same-kinds",
                        "same-kinds",
                        Flaw.each(
                                "response.completed",
                                each -> ((ObjectNode) each.get("response")
                                                .path("output")
                                                .get(0))
                                        .put("type", "refusal"))),
                Defect.of("computer call never closed", "stream/computer-call", "item-grammar", drop(DONE)));
    }

    private static Flaw drop(String type) {
        return Flaw.events(
                events -> events.removeIf(each -> each.path("type").asText().equals(type)));
    }

    private static void shift(ObjectNode event, int by) {
        event.set(
                "sequence_number",
                JsonNodeFactory.instance.numberNode(
                        event.path("sequence_number").asInt() + by));
    }

    private static ObjectNode last(List<ObjectNode> events) {
        return events.get(events.size() - 1);
    }

    private static int first(List<ObjectNode> events, String type) {
        return events.indexOf(events.stream()
                .filter(each -> each.path("type").asText().equals(type))
                .findFirst()
                .orElseThrow());
    }

    private static void twice(List<ObjectNode> events, String type) {
        events.add(first(events, type), events.get(first(events, type)));
    }

    private static void lateDelta(List<ObjectNode> events) {
        ObjectNode delta = events.remove(first(events, DELTA));
        events.add(first(events, TEXT_DONE) + 1, delta);
    }
}
