package dev.parley.conformance.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.List;

/** Ways to get tools wrong: computers, functions, custom tools. */
final class ToolDefects {
    private ToolDefects() {}

    static List<Defect> computers() {
        return List.of(
                Defect.of(
                        "no check needs acknowledging",
                        "cua/safety-check-ignored",
                        "status",
                        Flaw.skip("acknowledged")),
                Defect.of(
                        "no acknowledgement is enough",
                        "cua/safety-check-acknowledged",
                        "status",
                        Flaw.skip("acknowledging")),
                Defect.of(
                                "ends without a word",
                                "cua/terminal-action",
                                "ends-run",
                                Flaw.items("computer_call", i -> action(i).remove("result")))
                        .in(Dialect.LIGHTCONE_V1),
                Defect.of("goes on clicking", "cua/terminal-action", "ends-run", Flaw.response(ToolDefects::clicksOn))
                        .in(Dialect.LIGHTCONE_V1),
                Defect.of(
                                "silent after the end",
                                "cua/after-terminal-action",
                                "answers-text",
                                Flaw.items("message", BackgroundDefects::silent))
                        .in(Dialect.LIGHTCONE_V1),
                Defect.of(
                        "no status for a fetched screenshot",
                        "cua/screenshot-url",
                        "item-shape",
                        Flaw.items("message", i -> i.remove("status"))),
                Defect.of(
                        "no status for a history with calls",
                        "cua/resent-history",
                        "item-shape",
                        Flaw.items("message", i -> i.remove("status"))),
                Defect.of(
                        "no status for every action",
                        "cua/every-action",
                        "item-shape",
                        Flaw.items("message", i -> i.remove("status"))),
                Defect.of("any action", "cua/unknown-action", "status", Flaw.skip("items")),
                Defect.of("any computer", "cua/incomplete-tool", "status", Flaw.skip("declarations")),
                Defect.of("screenshots for nobody", "cua/missing-call-id", "status", Flaw.skip("call_id")));
    }

    static List<Defect> functions() {
        return List.of(
                Defect.of(
                                "custom call without input",
                                "tools/custom-round-trip",
                                "has-item",
                                Flaw.items("custom_tool_call", i -> i.put("input", "")))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of(
                                "custom input not streamed",
                                "tools/custom-streamed",
                                "own-deltas",
                                Flaw.events(events -> events.removeIf(
                                        e -> e.path("type").asText().endsWith("input.delta"))))
                        .in(Dialect.V5),
                Defect.of(
                                "silent about parts",
                                "tools/function-output-parts",
                                "answers-text",
                                Flaw.items("message", BackgroundDefects::silent))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("any function output", "tools/unknown-call", "status", Flaw.skip("call_id")),
                Defect.of(
                        "silent about a resent call",
                        "tools/resent-call",
                        "answers-text",
                        Flaw.items("message", BackgroundDefects::silent)),
                Defect.of("two calls at once", "tools/two-calls", "one-call", Flaw.response(ToolDefects::again)),
                Defect.of(
                                "calls what is not allowed",
                                "input/tool-choice-allowed",
                                "calls-only",
                                Flaw.skip("allowed_tools"))
                        .in(Dialect.LIGHTCONE_COMPAT),
                Defect.of("functions without a name", "tools/nameless-function", "status", Flaw.skip("declarations")));
    }

    private static ObjectNode action(ObjectNode call) {
        return (ObjectNode) call.path("action");
    }

    private static void again(ObjectNode response) {
        response.withArray("/output").add(response.path("output").path(0).deepCopy());
    }

    private static void clicksOn(ObjectNode response) {
        again(response);
        action((ObjectNode) response.path("output").path(1)).put("type", "click");
    }
}
