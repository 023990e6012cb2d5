package dev.parley.conformance.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import java.util.List;

/** Ways to deal wrongly with the upstream that the model is behind. */
final class UpstreamDefects {
    private UpstreamDefects() {}

    static List<Defect> calls() {
        return List.of(
                skip("mixes up interleaved calls", "stream/interleaved-calls", "as-scripted", "call-index"),
                skip("takes one index for one call", "stream/reused-index", "as-scripted", "call-ids"),
                skip("gives parallel calls one id", "stream/parallel-calls", "as-scripted", "call-id-each"),
                skip("streams no thinking", "stream/same-items", "same-items", "streamed-reasoning"),
                skip("drops refusals when streamed", "stream/refusal", "as-scripted", "upstream-refusal"),
                skip("drops refusals", "object/refusal", "as-scripted", "upstream-refusal"),
                skip(
                        "keeps tool_choice to itself",
                        "input/tool-choice-passed",
                        "upstream-request",
                        "tool-choice-passed"),
                skip(
                        "lets the model call all the same",
                        "input/tool-choice-none-ignored",
                        "calls-nothing",
                        "obedience"),
                skip("lets the model ignore tool_choice", "input/tool-choice-ignored", "upstream-failure", "obedience"),
                skip("call items with the upstream's ids", "object/upstream-call-ids", "own-ids", "own-ids"),
                skip("ids of the upstream's completion", "object/upstream-ids", "own-ids", "own-ids"));
    }

    static List<Defect> streams() {
        return List.of(
                skip("completes what broke off", "stream/upstream-dies", "failed", "broken"),
                skip("completes what was reset", "stream/upstream-resets", "failed", "broken"),
                skip("waits for ever", "stream/upstream-stalls", "upstream-closed", "stall"),
                skip("fails without a code", "stream/upstream-resets", "failed", "error-code"),
                skip("stores a failed response as completed", "state/upstream-dies", "failed", "failed-stored"),
                skip("takes an error for the end", "stream/upstream-error", "failed", "error-chunk"),
                skip("repeats the upstream's last words", "stream/upstream-error", "keeps-secret", "leak"),
                skip("no heartbeat before the first word", "stream/heartbeat-before", "heartbeats", "heartbeat"),
                skip("no heartbeat", "stream/heartbeat", "heartbeats", "heartbeat"),
                skip("heartbeats as events", "stream/heartbeat", "heartbeats", "comment"),
                skip("numbers its heartbeats", "stream/heartbeat", "sequence-numbers", "numbers"),
                skip("holds back until the end", "stream/first-words", "flows", "flow"),
                skip("gives up on a slow upstream", "stream/slow-upstream", "as-scripted", "patience"),
                skip("loses a delta", "stream/slow-reader", "as-scripted", "delta 4000"),
                skip("needs the end marker", "stream/no-done-marker", "answers-text", "done-marker"),
                skip("pads no delta", "stream/obfuscation", "obfuscation", "obfuscation"),
                skip("pads every delta", "stream/no-obfuscation", "obfuscation", "obfuscation"));
    }

    static List<Defect> endings() {
        return List.of(
                skip("completed though cut", "object/upstream-length", "cut-short", "length"),
                skip("completed though cut, streamed", "object/upstream-length-streamed", "cut-short", "length"),
                skip("cut without a call is a failure", "object/upstream-length-required", "status", "cut-required"),
                skip("a cut call is a failure", "object/upstream-length-call", "status", "cut-call"),
                skip("fails without a count", "object/no-upstream-usage", "status", "missing-usage"),
                Defect.of(
                        "an upstream's crash is our crash",
                        "error/upstream-crash",
                        "upstream-failure",
                        Flaw.skip("status upstream_error")),
                Defect.of(
                        "an upstream's death is our crash",
                        "error/upstream-dies",
                        "upstream-failure",
                        Flaw.skip("status upstream_error")),
                Defect.of(
                        "an unreachable upstream is our crash",
                        "error/upstream-unreachable",
                        "upstream-failure",
                        Flaw.skip("status upstream_error")),
                skip("tells the upstream's inside", "error/upstream-crash", "keeps-secret", "leak"),
                skip("tells the upstream's key", "error/upstream-refuses-key", "keeps-secret", "leak"),
                skip("keeps the upstream's key in what it stores", "state/upstream-secret", "keeps-secret", "leak"),
                skip("busy without Retry-After", "error/upstream-busy", "upstream-failure", "retry-after"),
                skip("uses the client's key upstream", "auth/key-not-forwarded", "keys-apart", "own-key"));
    }

    static List<Defect> conversations() {
        return List.of(
                skip("replays no answers", "state/replay", "replays", "replay-answers"),
                skip("replays twice", "state/replay", "replays", "replay-once"),
                skip("replays in another order", "state/replay", "replays", "replay-order"),
                skip("replays no calls", "state/replay-calls", "paired-calls", "replay-answers"),
                skip("siblings see each other's words", "state/siblings", "replays", "siblings"),
                skip("tool outputs without context", "state/tool-output-text", "replays", "context-of-outputs"),
                skip("shows instructions for good", "input/instructions-upstream", "replays", "instructions-once"),
                skip("drops outputs in parts", "state/tool-output-parts", "replays", "tool-messages")
                        .in(Dialect.LIGHTCONE_COMPAT),
                skip("goes on when its client left", "state/leaver", "upstream-closed", "leave"),
                skip("goes on when nobody waits", "state/waiting-leaver", "upstream-closed", "leave-waiting"),
                skip("stops in the background", "state/background-leaver", "upstream-finished", "background")
                        .in(Dialect.LIGHTCONE_COMPAT),
                skip("goes on when cancelled", "state/cancel-upstream", "upstream-closed", "cancel-stops")
                        .in(Dialect.LIGHTCONE_COMPAT),
                skip("goes on from what is not there yet", "state/chain-running", "status", "chain-running"),
                skip("cancels in words only", "state/cancel-running", "upstream-closed", "cancel-stops")
                        .in(Dialect.LIGHTCONE_V1),
                Defect.of(
                                "cancel says completed",
                                "state/cancel-upstream",
                                "values",
                                Flaw.retrieved(UpstreamDefects::done))
                        .in(Dialect.LIGHTCONE_COMPAT));
    }

    private static void done(ObjectNode stored) {
        stored.put("status", "completed");
    }

    private static Defect skip(String name, String caseId, String check, String... rules) {
        return Defect.of(name, caseId, check, Flaw.skip(rules));
    }
}
