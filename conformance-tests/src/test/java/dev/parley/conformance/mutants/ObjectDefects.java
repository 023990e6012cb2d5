package dev.parley.conformance.mutants;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.List;

/** Ways to write a wrong response object. */
final class ObjectDefects {
    private ObjectDefects() {}

    static List<Defect> objects() {
        return List.of(
                Defect.of("bodies as text/plain", "object/valid", "content-type", Flaw.skip("content-type")),
                Defect.of(
                        "no model in the response",
                        "object/valid",
                        "body-schema",
                        Flaw.response(r -> r.remove("model"))),
                Defect.of("a number for status", "object/valid", "body-schema", Flaw.response(r -> r.put("status", 1))),
                Defect.of(
                        "says nothing",
                        "object/valid",
                        "answers-text",
                        Flaw.items("message", item -> part(item).put("text", ""))),
                Defect.of(
                        "says nothing to a string",
                        "input/string",
                        "answers-text",
                        Flaw.items("message", item -> part(item).put("text", " "))),
                Defect.of(
                        "status in_progress",
                        "object/valid",
                        "answers-text",
                        Flaw.response(r -> r.put("status", "in_progress"))),
                Defect.of("one id for all", "object/ids", "response-ids", Flaw.response(r -> r.put("id", "resp_1"))),
                Defect.of(
                        "ids of the upstream",
                        "object/ids",
                        "response-ids",
                        Flaw.response(
                                r -> r.put("id", "chatcmpl-" + r.path("id").asText()))),
                Defect.of(
                        "created_at as text",
                        "object/created-at",
                        "created-at",
                        Flaw.response(r -> r.put("created_at", "2026-01-01T00:00:00Z"))),
                Defect.of(
                                "created_at as a number",
                                "object/created-at",
                                "created-at",
                                Flaw.response(r -> r.put("created_at", 1)))
                        .in(Dialect.LIGHTCONE_V1),
                Defect.of(
                                "created_at in milliseconds",
                                "object/created-at",
                                "created-at",
                                Flaw.response(r ->
                                        r.put("created_at", r.path("created_at").asLong() * 1000)))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                        "created_at moves in the stream",
                        "object/created-at-streamed",
                        "created-at",
                        Flaw.each(
                                "response.created",
                                each -> ((ObjectNode) each.get("response")).put("created_at", 1700000000))),
                Defect.of(
                        "items without ids",
                        "object/items",
                        "item-shape",
                        Flaw.items("message", item -> item.remove("id"))),
                Defect.of(
                        "messages without status",
                        "object/items",
                        "item-shape",
                        Flaw.items("message", item -> item.remove("status"))),
                Defect.of(
                        "text without annotations",
                        "object/items",
                        "item-shape",
                        Flaw.items("message", item -> part(item).remove("annotations"))),
                Defect.of("no output", "object/items", "item-shape", Flaw.response(r -> r.putArray("output"))),
                Defect.of(
                                "undeclared field",
                                "object/closed",
                                "closed-objects",
                                Flaw.response(r -> r.put("served_by", "pod-7")))
                        .in(Dialect.LIGHTCONE_V1),
                Defect.of(
                        "private field",
                        "object/closed",
                        "no-internals",
                        Flaw.response(r -> r.put("_class", "Response"))),
                Defect.of(
                        "retrieve without usage",
                        "object/same-retrieved",
                        "same-object",
                        Flaw.retrieved(r -> r.remove("usage"))),
                Defect.of(
                        "retrieve with another model",
                        "object/same-streamed",
                        "same-object",
                        Flaw.retrieved(r -> r.put("model", "other"))));
    }

    static List<Defect> numbers() {
        return List.of(
                Defect.of(
                        "total is not the sum",
                        "object/usage",
                        "usage-sums",
                        Flaw.response(r -> usage(r).put("total_tokens", 1))),
                Defect.of("no usage", "object/usage", "usage-sums", Flaw.response(r -> r.remove("usage"))),
                Defect.of(
                        "usage without details",
                        "object/usage",
                        "usage-sums",
                        Flaw.response(r -> usage(r).remove("output_tokens_details"))),
                Defect.of("tokens for nothing", "object/usage", "usage-sums", Flaw.response(r -> r.putArray("output"))),
                Defect.of("ignores max_output_tokens", "object/length", "length-limit", Flaw.skip("max_output_tokens")),
                Defect.of(
                        "failed because of the length",
                        "object/length",
                        "length-limit",
                        Flaw.response(r -> r.put("status", "failed"))),
                Defect.of(
                        "no reason for the cut",
                        "object/length",
                        "length-limit",
                        Flaw.response(r -> r.putNull("incomplete_details"))),
                Defect.of(
                        "a cut stream ends completed",
                        "object/length-streamed",
                        "one-terminal-event",
                        Flaw.each("response.incomplete", each -> each.put("type", "response.completed"))),
                Defect.of(
                        "echoes another temperature",
                        "object/echo-sampling",
                        "echo",
                        Flaw.response(r -> r.put("temperature", 1))),
                Defect.of("loses metadata", "object/echo", "echo", Flaw.response(r -> r.putObject("metadata"))),
                Defect.of("loses tools", "object/echo-tools", "echo", Flaw.response(r -> r.putArray("tools"))));
    }

    private static ObjectNode usage(ObjectNode response) {
        return (ObjectNode) response.path("usage");
    }

    private static ObjectNode part(ObjectNode item) {
        JsonNode content = item.path("content");
        return (ObjectNode) ((ArrayNode) content).get(0);
    }
}
