package dev.parley.conformance.mutants;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.reference.Flaw;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Ways to break what the documents say of every request and response. */
final class DocumentDefects {
    private DocumentDefects() {}

    static List<Defect> requests() {
        return List.of(
                Defect.of("no input needed", "input/missing-input", "status", Flaw.skip("input")),
                Defect.of("no model needed", "input/missing-model", "status", Flaw.skip("model")),
                Defect.of("any truncation", "input/unknown-enum", "status", Flaw.skip("enums")),
                Defect.of(
                        "silent about nulls",
                        "input/null-parameters",
                        "answers-text",
                        Flaw.items("message", BackgroundDefects::silent)),
                Defect.of("ignores json_object", "input/json-object", "json-output", Flaw.skip("format")),
                Defect.of("metadata of any length", "input/metadata-lengths", "status", Flaw.skip("metadata-lengths")),
                Defect.of("include of anything", "input/include-unknown", "status", Flaw.skip("enums")),
                Defect.of("instructions for good", "input/instructions-once", "values", Flaw.response(inheriting())),
                Defect.of("any item", "input/unknown-item", "status", Flaw.skip("items")),
                Defect.of("any role", "input/unknown-role", "status", Flaw.skip("items")));
    }

    static List<Defect> answers() {
        return List.of(
                Defect.of(
                        "completed with an error",
                        "object/no-error",
                        "values",
                        Flaw.response(r ->
                                r.putObject("error").put("code", "server_error").put("message", "Oh."))),
                Defect.of("no model named", "object/named", "names-model", Flaw.response(r -> r.put("model", ""))),
                Defect.of(
                        "output_text of another answer",
                        "object/output-text",
                        "output-text",
                        Flaw.response(r -> r.put("output_text", "Hm."))),
                Defect.of("streams a refusal", "stream/refused", "status", Flaw.skip("temperature")),
                Defect.of("streams to who can read it", "stream/unasked", "content-type", Flaw.skip("accept")),
                Defect.of(
                        "finished at the start",
                        "stream/early-states",
                        "early-states",
                        Flaw.each(
                                "response.in_progress",
                                e -> ((ObjectNode) e.path("response")).put("status", "completed"))),
                Defect.of("reads before it asks who it is", "auth/before-body", "status", Flaw.skip("no-key")),
                Defect.of(
                        "repeats a wrong key",
                        "auth/no-secret",
                        "no-secret",
                        Flaw.error(b -> StateDefects.error(b).put("message", "I do not know wrong-key-0000."))),
                Defect.of(
                        "stores the key",
                        "auth/no-secret-stored",
                        "no-secret",
                        Flaw.retrieved(r -> r.put("key", "secret-key"))));
    }

    private static Consumer<ObjectNode> inheriting() {
        AtomicReference<String> instructions = new AtomicReference<>();
        return response -> {
            if (!response.path("instructions").isNull()) {
                instructions.set(response.path("instructions").asText());
            }
            response.put("instructions", instructions.get());
        };
    }
}
