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
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        Map<String, Exchange> done = run.exchanges().stream()
                .filter(exchange -> exchange.answer().isPresent())
                .collect(Collectors.toMap(Exchange::step, Function.identity()));
        boolean looked = false;
        Set<String> lost = new HashSet<>();
        for (CheckUse use : each.checks()) {
            boolean sent = done.containsKey(use.on()) && done.keySet().containsAll(use.and());
            boolean sound = !lost.contains(use.on()) && Collections.disjoint(lost, use.and());
            if (sent && sound && hasItsItem(use, run)) {
                looked = true;
                List<Finding> found = examine(use, run, done);
                found.forEach(finding ->
                        reasons.add(new CaseResult.Reason(use.on(), use.check(), promised(use, done), finding)));
                if (use.check().equals("status") && !found.isEmpty()) {
                    lost.add(use.on());
                }
            }
        }
        return looked;
    }

    private static boolean promised(CheckUse use, Map<String, Exchange> done) {
        return done.containsKey(use.promised()) && done.get(use.promised()).accepted();
    }

    private List<Finding> examine(CheckUse use, CaseRun run, Map<String, Exchange> done) {
        List<Exchange> others = use.and().stream().map(done::get).toList();
        var with = new Templates(profile, run.variables()).fill(use.with());
        return checks.get(use.check())
                .examine(new Evidence(done.get(use.on()), others, with, profile, run.performance(use.on())));
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
