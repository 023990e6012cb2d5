package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** An error is a JSON object with message, type, param and code, and valid against the dialect's own document. */
final class ErrorEnvelope implements Check {
    private final Contract contract;

    ErrorEnvelope(Contract contract) {
        this.contract = contract;
    }

    @Override
    public Set<String> parameters() {
        return Set.of("if-refused");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        if (evidence.with().path("if-refused").asBoolean() && evidence.subject().accepted()) {
            return findings;
        }
        String type = evidence.answer().headers().mediaType();
        if (!type.equals("application/json")) {
            findings.add(new Finding.Violation("header content-type", "errors are JSON too", "application/json", type));
        }
        JsonNode error = evidence.subject().json().path("error");
        if (!error.isObject()) {
            findings.add(new Finding.Violation(
                    "/error",
                    "not the error envelope",
                    "{message, type, param, code}",
                    evidence.answer().body().text().strip()));
            return findings;
        }
        for (String name : List.of("message", "type")) {
            if (!error.path(name).isTextual() || error.path(name).textValue().isBlank()) {
                findings.add(Finding.differs("/error/" + name, "a text", error.path(name)));
            }
        }
        for (String name : List.of("param", "code")) {
            JsonNode value = error.path(name);
            boolean number = value.isIntegralNumber()
                    && name.equals("code")
                    && evidence.rules().numericErrorCodes();
            if (!value.isNull() && !value.isTextual() && !number) {
                findings.add(Finding.differs("/error/" + name, "a text or null, and always there", value));
            }
        }
        if (findings.isEmpty()) {
            JsonNode body = evidence.subject().json();
            contract.validate("ErrorEnvelope", body).stream()
                    .limit(3)
                    .map(problem -> problem.toFinding("", body))
                    .forEach(findings::add);
        }
        return findings;
    }
}
