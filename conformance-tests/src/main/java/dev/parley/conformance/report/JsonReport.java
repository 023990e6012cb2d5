package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * A run as JSON, format {@code parley-conformance/1}, described by {@code conformance/schema/report.yaml}: fields are only
 * ever added to it. The other files are views of this one, so none can say what it doesn't.
 */
public record JsonReport(Setting setting) {
    static final String FORMAT = "parley-conformance/1";

    public static void write(JsonNode tree, Path file) throws IOException {
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(tree);
        Files.writeString(file, text + "\n");
    }

    public ObjectNode tree(Report report) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT);
        kit(report, root);
        root.put("url", report.target().url().toString());
        root.put("model", report.target().model().orElse(report.profile().model()));
        root.put("started_at", report.startedAt().toString());
        root.put("took_ms", report.took().toMillis());
        root.put("exit_code", report.exitCode());
        report.withoutPuppet().ifPresent(cases -> root.put("cases_without_puppet", cases));
        root.put("filter", setting.filter().orElse(null));
        root.put("again", setting.whole());
        root.set("totals", totals(report));
        Coverage coverage = new Coverage(report, setting.edition());
        root.set("features", coverage.features());
        root.set("requirements", coverage.requirements());
        ArrayNode cases = root.putArray("cases");
        report.results().forEach(result -> cases.add(new JsonCase(setting, result).tree()));
        ArrayNode untested = root.putArray("untested");
        report.untested().forEach(each -> untested.add(each.id()));
        setting.secrets().mask(root);
        return root;
    }

    private void kit(Report report, ObjectNode root) {
        Setting.Edition edition = setting.edition();
        root.putObject("kit").put("name", "parley-conformance").put("version", edition.version());
        root.put("profile", report.profile().id());
        root.put("title", report.profile().title());
        root.put("dialect", report.profile().dialect());
        root.put("requirement_set", edition.requirementSet());
        root.put("contract_sha256", edition.contractSha256());
        root.put("cases_of_profile", edition.cases());
    }

    private static ObjectNode totals(Report report) {
        ObjectNode totals = JsonNodeFactory.instance.objectNode();
        for (Verdict verdict : Verdict.values()) {
            totals.put(name(verdict), report.count(verdict));
        }
        totals.put("expected_failures", count(report, CaseResult::failsAsExpected));
        totals.put("stale_expectations", count(report, CaseResult::isStale));
        return totals;
    }

    private static long count(Report report, Predicate<CaseResult> which) {
        return report.results().stream().filter(which).count();
    }

    static String name(Verdict verdict) {
        return verdict.words().replace(' ', '_');
    }
}
