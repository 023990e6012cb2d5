package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.suite.CaseResult;

/** One case of a JSON report: verdict, findings, exchanges. */
record JsonCase(Setting setting, CaseResult result) {
    ObjectNode tree() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", result.of().id());
        node.put("title", result.of().title());
        result.of().requirements().forEach(node.putArray("requirements")::add);
        result.of().needs().stream().sorted().forEach(node.putArray("needs")::add);
        node.put("level", result.of().level().name());
        node.put("core", result.core());
        node.put("verdict", JsonReport.name(result.verdict()));
        expected(node);
        node.put("repeated", result.repeated());
        node.put("again", setting.again(result.of().id()));
        node.put("took_ms", result.took().toMillis());
        ArrayNode findings = node.putArray("findings");
        result.reasons().forEach(reason -> reason(reason, findings.addObject()));
        ArrayNode exchanges = node.putArray("exchanges");
        result.exchanges().forEach(exchange -> exchanges.add(new JsonExchange(setting, exchange).tree()));
        return node;
    }

    private void expected(ObjectNode node) {
        result.expected().ifPresent(expected -> {
            ObjectNode foretold = node.putObject("expected");
            foretold.put("reason", expected.reason());
            foretold.put("until", expected.until().map(Object::toString).orElse(null));
            foretold.put("stale", result.isStale());
        });
    }

    private void reason(CaseResult.Reason reason, ObjectNode node) {
        node.put("step", reason.step()).put("check", reason.check());
        if (reason.finding() instanceof Finding.Violation violation) {
            node.put("where", violation.where()).put("what", brief(violation.what()));
            node.put("expected", brief(violation.expected())).put("actual", brief(violation.actual()));
        } else {
            node.put("not_testable", brief(reason.finding().what()));
        }
    }

    private String brief(String text) {
        return new Excerpt(setting.secrets().mask(text), 4000).toString();
    }
}
