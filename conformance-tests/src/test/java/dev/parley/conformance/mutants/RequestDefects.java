package dev.parley.conformance.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.List;

/** Ways to treat requests wrongly: to take what is wrong, to refuse what is right, to err badly. */
final class RequestDefects {
    private RequestDefects() {}

    static List<Defect> input() {
        return List.of(
                Defect.of("drops an unknown tool", "input/unknown-tool", "status", Flaw.skip("tools")),
                Defect.of("drops the second tool", "input/mixed-tools", "status", Flaw.skip("tools")),
                Defect.of(
                        "does not name the tool",
                        "input/unknown-tool",
                        "error-names",
                        Flaw.error(b -> error(b).put("param", "tools"))),
                Defect.of("calls in spite of none", "input/tool-choice-none", "has-no-item", Flaw.skip("tool_choice")),
                Defect.of(
                        "no call in spite of required",
                        "input/tool-choice-required",
                        "has-item",
                        Flaw.skip("tool_choice")),
                Defect.of(
                        "calls another function",
                        "input/tool-choice-named",
                        "calls-function",
                        Flaw.items("function_call", i -> i.put("name", "f"))),
                Defect.of(
                        "arguments are no JSON",
                        "input/tool-choice-named",
                        "calls-function",
                        Flaw.items("function_call", i -> i.put("arguments", "city=Paris"))),
                Defect.of(
                        "call without call_id",
                        "input/tool-choice-named",
                        "calls-function",
                        Flaw.items("function_call", i -> i.put("call_id", ""))),
                Defect.of("ignores text.format", "input/structured-output", "json-output", Flaw.skip("format")),
                Defect.of(
                        "JSON of another shape",
                        "input/structured-output",
                        "json-output",
                        Flaw.items("message", i -> text(i, "{\"name\": 1}"))),
                Defect.of("background without storing", "input/background-unstored", "status", Flaw.skip("background"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("ignores unknown fields", "input/unknown-field", "status", Flaw.skip("unknown-field")),
                Defect.of("any temperature", "input/temperature-bounds", "status", Flaw.skip("temperature")),
                Defect.of("any top_p", "input/top-p-bounds", "status", Flaw.skip("top_p")),
                Defect.of("any metadata", "input/metadata-bounds", "status", Flaw.skip("metadata")),
                Defect.of("any model", "input/unknown-model", "status", Flaw.skip("model")),
                Defect.of("no text for items", "input/items", "answers-text", Flaw.items("message", i -> text(i, ""))),
                Defect.of(
                        "no text without type",
                        "input/message-without-type",
                        "answers-text",
                        Flaw.items("message", i -> text(i, ""))),
                Defect.of(
                        "no text for parts",
                        "input/message-without-type-parts",
                        "answers-text",
                        Flaw.items("message", i -> text(i, ""))),
                Defect.of(
                        "no text for a history",
                        "input/resent-history",
                        "answers-text",
                        Flaw.items("message", i -> text(i, ""))));
    }

    static List<Defect> errors() {
        return List.of(
                Defect.of(
                        "text for an unknown route",
                        "error/unknown-route",
                        "error-envelope",
                        Flaw.error(b -> b.remove("error"))),
                Defect.of(
                        "error without type",
                        "error/wrong-method",
                        "error-envelope",
                        Flaw.error(b -> error(b).remove("type"))),
                Defect.of(
                        "error without param",
                        "error/wrong-method",
                        "error-envelope",
                        Flaw.error(b -> error(b).remove("param"))),
                Defect.of("error as text/plain", "error/unknown-route", "error-envelope", Flaw.skip("content-type")),
                Defect.of("takes any media type", "error/wrong-media-type", "status", Flaw.skip("media-type", "json")),
                Defect.of("takes broken JSON", "error/malformed-json", "status", Flaw.skip("json")),
                Defect.of(
                        "broken JSON is a server error",
                        "error/malformed-json",
                        "status",
                        Flaw.skip("status invalid_json")),
                Defect.of("takes deep nesting", "error/deep-nesting", "status", Flaw.skip("json")),
                Defect.of("takes bad UTF-8", "error/bad-utf8", "status", Flaw.skip("json")),
                Defect.of(
                        "takes wrong types",
                        "error/wrong-types",
                        "status",
                        Flaw.skip("temperature", "input", "instructions")),
                Defect.of("takes any body", "error/wrong-body", "status", Flaw.skip("object", "model", "input")),
                Defect.of(
                        "stack trace",
                        "error/malformed-json",
                        "error-brief",
                        Flaw.error(b -> error(b).put("message", "java.lang.X\n\tat a.B(C.java:1)"))),
                Defect.of(
                        "endless message",
                        "error/wrong-types",
                        "error-brief",
                        Flaw.error(b -> error(b).put("message", "no ".repeat(500)))),
                Defect.of("no request id", "error/request-id", "request-id", Flaw.skip("request-id")),
                Defect.of("one request id for all", "error/request-id", "request-id", Flaw.skip("fresh-request-id")),
                Defect.of("no key needed", "auth/no-key", "status", Flaw.skip("no-key")),
                Defect.of("any key fits", "auth/wrong-key", "status", Flaw.skip("wrong-key")));
    }

    static List<Defect> computers() {
        return List.of(
                Defect.of(
                        "action of another dialect", "cua/computer-call", "computer-calls", action("type", "navigate")),
                Defect.of(
                        "call without call_id",
                        "cua/computer-call",
                        "computer-calls",
                        Flaw.items("computer_call", i -> i.put("call_id", ""))),
                Defect.of(
                                "pixels in the grid",
                                "cua/computer-call",
                                "computer-calls",
                                Flaw.items("computer_call", i -> at(i, 1020)))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                                "outside the screen",
                                "cua/computer-call",
                                "computer-calls",
                                Flaw.items("computer_call", i -> at(i, 5000)))
                        .in(Dialect.LIGHTCONE_V1),
                Defect.of(
                        "click without button",
                        "cua/computer-call",
                        "body-schema",
                        Flaw.items("computer_call", i -> ((ObjectNode) i.path("action")).remove("button"))),
                Defect.of(
                        "one action where a list belongs",
                        "cua/several-actions",
                        "has-item",
                        Flaw.items(
                                "computer_call", i -> i.put("action", "click").remove("actions"))),
                Defect.of(
                        "list with an action of another dialect",
                        "cua/several-actions",
                        "computer-calls",
                        Flaw.items("computer_call", i -> ((ObjectNode) i.at("/actions/0")).put("type", "navigate"))),
                Defect.of(
                        "no status on the next turn",
                        "cua/next-turn",
                        "item-shape",
                        Flaw.items("message", i -> i.remove("status"))),
                Defect.of("any screenshot fits", "cua/unknown-call", "status", Flaw.skip("call_id")));
    }

    private static Flaw action(String field, String value) {
        return Flaw.items("computer_call", item -> ((ObjectNode) item.path("action")).put(field, value));
    }

    private static void at(ObjectNode call, int x) {
        ((ObjectNode) call.path("action")).put("x", x);
    }

    private static void text(ObjectNode message, String text) {
        ((ObjectNode) message.path("content").path(0)).put("text", text);
    }

    private static ObjectNode error(ObjectNode body) {
        return StateDefects.error(body);
    }
}
