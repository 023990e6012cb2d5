package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Catalogue;
import dev.parley.conformance.cases.Feature;
import dev.parley.conformance.cases.Requirement;
import dev.parley.conformance.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A whole run of one profile against one target. */
public record Report(
        Profile profile,
        Target target,
        Instant startedAt,
        Duration took,
        List<CaseResult> results,
        List<Requirement> untested,
        Catalogue catalogue) {
    public Report {
        results = List.copyOf(results);
        untested = List.copyOf(untested);
    }

    /** What stands, by feature; features that the profile doesn't have are left out. */
    public List<FeatureResult> features() {
        return catalogue.features().stream()
                .map(feature -> FeatureResult.of(feature, this))
                .filter(each -> each.rank() != Feature.Rank.ABSENT)
                .toList();
    }

    public Report with(List<CaseResult> others) {
        return new Report(profile, target, startedAt, took, others, untested, catalogue);
    }

    public long count(Verdict verdict) {
        return results.stream().filter(each -> each.verdict() == verdict).count();
    }

    /** How many cases could not be told because the kit was not the server's upstream. */
    public Optional<Long> withoutPuppet() {
        long cases = results.stream()
                .filter(each -> each.of().usesPuppet() && each.verdict() == Verdict.NOT_TESTABLE)
                .filter(each -> each.exchanges().isEmpty() && !each.core())
                .count();
        return cases == 0 ? Optional.empty() : Optional.of(cases);
    }

    /** 3 kit broken, 1 failure (also a stale expectation), 2 partial (a core case could not be judged), 0 success. */
    public int exitCode() {
        if (results.isEmpty() || count(Verdict.KIT_BROKEN) > 0) {
            return 3;
        }
        if (results.stream().anyMatch(CaseResult::failsRun)) {
            return 1;
        }
        return results.stream().anyMatch(Report::leavesGap) ? 2 : 0;
    }

    static boolean leavesGap(CaseResult result) {
        return result.core() && (result.verdict() == Verdict.NOT_TESTABLE || result.verdict() == Verdict.UNSUPPORTED);
    }
}
