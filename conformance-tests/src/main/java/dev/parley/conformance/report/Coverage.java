package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.cases.Requirement;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.FeatureResult;
import dev.parley.conformance.suite.Report;
import dev.parley.conformance.suite.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the results of the cases say about the profile's features and about each requirement. */
record Coverage(Report report, Setting.Edition edition) {
    ArrayNode features() {
        ArrayNode features = JsonNodeFactory.instance.arrayNode();
        report.features().forEach(each -> feature(each, features.addObject()));
        return features;
    }

    private static void feature(FeatureResult result, ObjectNode node) {
        node.put("id", result.feature().id());
        node.put("rank", result.rank().name().toLowerCase(Locale.ROOT));
        node.put("state", result.state().words().replace(' ', '_'));
        node.put("passed", result.count(Verdict.PASS))
                .put("cases", result.results().size());
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
