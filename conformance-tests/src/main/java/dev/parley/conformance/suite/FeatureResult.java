package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Feature;
import java.util.List;
import java.util.function.Predicate;

/** What a run says about one feature of the server: whether it stands, and on how many cases that rests. */
public record FeatureResult(Feature feature, Feature.Rank rank, List<CaseResult> results) {
    /** In one word, the worst first. */
    public enum State {
        FAILS("fails"),
        KIT_BROKEN("kit broken"),
        PARTIAL("partial"),
        UNSUPPORTED("unsupported"),
        STANDS("stands"),
        NOT_RUN("not run");

        private final String words;

        State(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    public FeatureResult {
        results = List.copyOf(results);
    }

    static FeatureResult of(Feature feature, Report report) {
        Predicate<Case> member = each -> report.catalogue().featuresOf(each).contains(feature);
        return new FeatureResult(
                feature,
                feature.in(report.profile()),
                report.results().stream().filter(each -> member.test(each.of())).toList());
    }

    public long count(Verdict verdict) {
        return results.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** Partial: a core case could not be judged, or of an optional feature nothing at all. */
    public State state() {
        if (results.isEmpty()) {
            return State.NOT_RUN;
        }
        if (results.stream().anyMatch(each -> each.verdict().isFailure())) {
            return State.FAILS;
        }
        if (count(Verdict.KIT_BROKEN) > 0) {
            return State.KIT_BROKEN;
        }
        boolean gap = results.stream().anyMatch(Report::leavesGap);
        if (count(Verdict.UNSUPPORTED) > 0 && rank != Feature.Rank.CORE && !gap) {
            return State.UNSUPPORTED;
        }
        return gap || count(Verdict.PASS) == 0 ? State.PARTIAL : State.STANDS;
    }
}
