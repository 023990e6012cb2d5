package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.CheckUse;
import dev.parley.conformance.cases.Requirement;
import dev.parley.conformance.check.Checks;
import dev.parley.conformance.check.Evidence;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.profile.Profile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Applies the checks of a case to the exchanges of its run and turns their findings into one verdict. After a wrong status
 * nothing else is said about that exchange: it would only repeat that this is another kind of answer.
 */
record CaseJudge(Checks checks, Profile profile) {
    record Judgement(Verdict verdict, List<CaseResult.Reason> reasons) {}

    Judgement judge(Case each, CaseRun run) {
        if (run.refused()) {
            return new Judgement(Verdict.UNSUPPORTED, List.of(run.stopped().orElseThrow()));
        }
        List<CaseResult.Reason> reasons = new ArrayList<>();
        boolean looked = examine(each, run, reasons);
        boolean violated = reasons.stream().anyMatch(CaseJudge::isViolation);
        run.stopped().filter(stop -> !violated).ifPresent(reasons::add);
        if (!looked && reasons.isEmpty()) {
            throw new BrokenKitException("the case " + each.id() + " checked nothing");
        }
        return new Judgement(verdict(each, reasons), reasons);
    }

    private boolean examine(Case each, CaseRun run, List<CaseResult.Reason> reasons) {
        boolean looked = false;
        Set<String> lost = new HashSet<>();
        for (CheckUse use : each.checks()) {
            for (Evidence evidence : evidence(use, run)) {
                String step = evidence.subject().step();
                boolean sound = evidence.all().stream().map(Exchange::step).noneMatch(lost::contains);
                if (sound && hasItsItem(use, run)) {
                    looked = true;
                    List<Finding> found = checks.get(use.check()).examine(evidence);
                    found.forEach(finding ->
                            reasons.add(new CaseResult.Reason(step, use.check(), promised(use, run), finding)));
                    if (use.check().equals("status") && !found.isEmpty()) {
                        lost.add(step);
                    }
                }
            }
        }
        return looked;
    }

    private static boolean promised(CheckUse use, CaseRun run) {
        return run.answered(use.promised()).stream().anyMatch(Exchange::accepted);
    }

    /** What the check gets to see: each answer to its step, with the last answers to the others. Nothing if one is missing. */
    private List<Evidence> evidence(CheckUse use, CaseRun run) {
        List<Exchange> others = use.and().stream()
                .map(step -> last(step, run))
                .flatMap(Optional::stream)
                .toList();
        if (run.answered(use.on()).isEmpty() || others.size() < use.and().size()) {
            return List.of();
        }
        var with = new Templates(profile, run.variables()).fill(use.with());
        return run.answered(use.on()).stream()
                .map(subject -> new Evidence(
                        subject, others, with, profile, run.performance(use.on()), run.visit(), run.delays()))
                .toList();
    }

    private static Optional<Exchange> last(String step, CaseRun run) {
        List<Exchange> answered = run.answered(step);
        return answered.isEmpty() ? Optional.empty() : Optional.of(answered.get(answered.size() - 1));
    }

    private boolean hasItsItem(CheckUse use, CaseRun run) {
        boolean without = run.stopped()
                .filter(stop -> stop.step().equals(use.on()) && !isViolation(stop))
                .isPresent();
        return !without || !checks.get(use.check()).judgesElicitedItem();
    }

    private static Verdict verdict(Case each, List<CaseResult.Reason> reasons) {
        List<CaseResult.Reason> violations =
                reasons.stream().filter(CaseJudge::isViolation).toList();
        if (violations.isEmpty()) {
            return reasons.isEmpty() ? Verdict.PASS : Verdict.NOT_TESTABLE;
        }
        if (violations.stream().allMatch(CaseResult.Reason::promised)) {
            return Verdict.DISHONEST;
        }
        return each.level() == Requirement.Level.SHOULD ? Verdict.WARN : Verdict.FAIL;
    }

    private static boolean isViolation(CaseResult.Reason reason) {
        return reason.finding() instanceof Finding.Violation;
    }
}
