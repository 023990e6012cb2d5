package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.cases.Requirement;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the results of the cases say about the profile's features and about each requirement. */
record Coverage(Report report, Setting.Edition edition) {
    ArrayNode features() {
        ArrayNode features = JsonNodeFactory.instance.arrayNode();
        new TreeSet<>(report.profile().core()).forEach(each -> features.add(feature(each, "core")));
        new TreeSet<>(report.profile().optional()).forEach(each -> features.add(feature(each, "optional")));
        return features;
    }

    private ObjectNode feature(String name, String rank) {
        List<CaseResult> cases = report.results().stream()
                .filter(result -> result.of().needs().contains(name))
                .toList();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", name).put("rank", rank).put("state", state(verdict(cases, "not run")));
        return node.put("passed", passed(cases)).put("cases", cases.size());
    }

    private static String state(String verdict) {
        return switch (verdict) {
            case "pass", "warn" -> "stands";
            case "fail", "dishonest" -> "fails";
            case "not_testable_here" -> "partial";
            default -> verdict;
        };
    }

    ArrayNode requirements() {
        Set<Requirement> untested = Set.copyOf(report.untested());
        ArrayNode requirements = JsonNodeFactory.instance.arrayNode();
        for (Requirement each : edition.requirements()) {
            List<CaseResult> cases = report.results().stream()
                    .filter(result -> result.of().requirements().contains(each.id()))
                    .toList();
            ObjectNode node = requirements.addObject();
            node.put("id", each.id()).put("level", each.level().name()).put("text", each.text());
            node.put("verdict", verdict(cases, untested.contains(each) ? "untested" : "not run"));
            cases.forEach(result -> node.withArray("/cases").add(result.of().id()));
        }
        return requirements;
    }

    private static long passed(List<CaseResult> cases) {
        return cases.stream().filter(result -> result.verdict() == Verdict.PASS).count();
    }

    /** The worst that any of the cases says; passing is for those of which nothing was left open. */
    private static String verdict(List<CaseResult> cases, String none) {
        List<Verdict> worstFirst = List.of(Verdict.DISHONEST, Verdict.FAIL, Verdict.KIT_BROKEN, Verdict.WARN);
        for (Verdict bad : worstFirst) {
            if (cases.stream().anyMatch(result -> result.verdict() == bad)) {
                return JsonReport.name(bad);
            }
        }
        if (cases.isEmpty()) {
            return none.replace(' ', '_');
        }
        if (passed(cases) > 0) {
            return passed(cases) == cases.size() ? "pass" : "partial";
        }
        return JsonReport.name(
                cases.stream().anyMatch(result -> result.verdict() == Verdict.UNSUPPORTED)
                        ? Verdict.UNSUPPORTED
                        : Verdict.NOT_TESTABLE);
    }
}
