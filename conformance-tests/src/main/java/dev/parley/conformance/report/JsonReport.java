package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.FeatureResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Writes a run as JSON, format {@code parley-conformance/1}: fields are only ever added to it. */
public final class JsonReport {
    private static final String FORMAT = "parley-conformance/1";

    private final Curl curl;

    public JsonReport(Optional<String> key) {
        this.curl = new Curl(key);
    }

    public void write(Report report, Path file) throws IOException {
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(tree(report));
        Files.writeString(file, text + "\n");
    }

    ObjectNode tree(Report report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        root.put("profile", report.profile().id());
        root.put("dialect", report.profile().dialect());
        root.put("url", report.target().url().toString());
        root.put("model", report.target().model().orElse(report.profile().model()));
        root.put("started_at", report.startedAt().toString());
        root.put("took_ms", report.took().toMillis());
        root.put("exit_code", report.exitCode());
        report.withoutPuppet().ifPresent(cases -> root.put("cases_without_puppet", cases));
        ObjectNode totals = root.putObject("totals");
        for (Verdict verdict : Verdict.values()) {
            totals.put(verdict.words().replace(' ', '_'), report.count(verdict));
        }
        ArrayNode cases = root.putArray("cases");
        report.results().forEach(result -> result(result, cases.addObject()));
        ArrayNode features = root.putArray("features");
        report.features().forEach(each -> feature(each, features.addObject()));
        ArrayNode untested = root.putArray("untested");
        report.untested().forEach(each -> untested.add(each.id()));
        return root;
    }

    private void result(CaseResult result, ObjectNode node) {
        node.put("id", result.of().id());
        node.put("title", result.of().title());
        result.of().requirements().forEach(node.putArray("requirements")::add);
        node.put("level", result.of().level().name());
        node.put("core", result.core());
        node.put("verdict", result.verdict().words().replace(' ', '_'));
        node.put("took_ms", result.took().toMillis());
        ArrayNode findings = node.putArray("findings");
        result.reasons().forEach(reason -> reason(reason, findings.addObject()));
        ArrayNode exchanges = node.putArray("exchanges");
        result.exchanges().forEach(exchange -> exchange(exchange, exchanges.addObject()));
    }

    private static void feature(FeatureResult result, ObjectNode node) {
        node.put("id", result.feature().id());
        node.put("rank", result.rank().name().toLowerCase(Locale.ROOT));
        node.put("state", result.state().words().replace(' ', '_'));
        node.put("passed", result.count(Verdict.PASS))
                .put("cases", result.results().size());
    }

    private void reason(CaseResult.Reason reason, ObjectNode node) {
        node.put("step", reason.step()).put("check", reason.check());
        if (reason.finding() instanceof Finding.Violation violation) {
            node.put("where", violation.where()).put("what", curl.mask(violation.what()));
            node.put("expected", curl.mask(violation.expected())).put("actual", curl.mask(violation.actual()));
        } else {
            node.put("not_testable", curl.mask(reason.finding().what()));
        }
    }

    private void exchange(Exchange exchange, ObjectNode node) {
        node.put("step", exchange.step()).put("status", exchange.status());
        node.put("took_ms", exchange.took().toMillis())
                .put("events", exchange.events().size());
        node.put("curl", curl.of(exchange.request()));
    }
}
