package dev.parley.conformance.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Flaw;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Ways to keep, chain, delete and cancel wrongly. */
final class StateDefects {
    private StateDefects() {}

    static List<Defect> all() {
        return List.of(
                Defect.of(
                        "retrieve of another response",
                        "state/stored",
                        "values",
                        Flaw.retrieved(r -> r.put("id", "resp_other"))),
                Defect.of(
                        "stored in progress",
                        "state/stored",
                        "values",
                        Flaw.retrieved(r -> r.put("status", "in_progress"))),
                Defect.of("forgets at once", "state/store-true", "status", Flaw.skip("keep")),
                Defect.of("keeps what it should not", "state/store-false", "status", Flaw.skip("store-false")),
                Defect.of("no history", "state/context", "context-grows", Flaw.skip("history")),
                Defect.of("ignores an unknown previous id", "state/unknown-previous", "status", Flaw.skip("previous")),
                Defect.of("ignores a deleted previous id", "state/deleted-previous", "status", Flaw.skip("previous")),
                Defect.of(
                        "another code for an unknown previous id",
                        "state/unknown-previous",
                        "error-names",
                        Flaw.error(body -> error(body).put("code", "not_found"))),
                Defect.of("siblings see each other", "state/chain-twice", "same-input", Flaw.response(growing())),
                Defect.of("cannot go on after a stream", "state/chain-after-stream", "status", Flaw.skip("keep")),
                Defect.of(
                        "says nothing to a function's output",
                        "state/function-output",
                        "answers-text",
                        Flaw.items("message", StateDefects::silent)),
                Defect.of("delete does nothing", "state/delete", "status", Flaw.skip("delete")),
                Defect.of("delete says false", "state/delete", "values", Flaw.skip("deleted-true")),
                Defect.of("retrieves what never was", "state/retrieve-unknown", "status", Flaw.skip("unknown-id GET")),
                Defect.of("deletes what never was", "state/delete-unknown", "status", Flaw.skip("unknown-id DELETE")),
                Defect.of(
                        "cancels what never was",
                        "state/cancel-unknown",
                        "status",
                        Flaw.skip("unknown-id POST cancel")),
                Defect.of("cancels what is over", "state/cancel-completed", "status", Flaw.skip("cancel-completed")),
                Defect.of(
                        "unknown id is a server error",
                        "state/retrieve-unknown",
                        "status",
                        Flaw.skip("status response_not_found")));
    }

    private static Consumer<ObjectNode> growing() {
        AtomicInteger turns = new AtomicInteger();
        return response -> {
            ObjectNode usage = (ObjectNode) response.path("usage");
            usage.put("input_tokens", usage.path("input_tokens").asInt() + turns.incrementAndGet());
        };
    }

    private static void silent(ObjectNode message) {
        ((ObjectNode) message.path("content").path(0)).put("text", "");
    }

    static ObjectNode error(ObjectNode body) {
        return (ObjectNode) body.path("error");
    }
}
