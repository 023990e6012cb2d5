package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Catalogue;
import dev.parley.conformance.check.Checks;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Transport;
import dev.parley.conformance.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs the cases of a profile against a target, and never lets one broken case end the run. Thread-safe. */
public record Suite(Catalogue catalogue, Checks checks, Transport transport) {
    /** Which cases to run, who wants to see each result as it comes, and how many cases run at a time. */
    public record Options(Predicate<Case> wanted, Consumer<CaseResult> progress, int parallel) {
        /** One case after another. */
        public Options(Predicate<Case> wanted, Consumer<CaseResult> progress) {
            this(wanted, progress, 1);
        }
    }

    public Report run(Profile profile, Target target, Options options) throws InterruptedException {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        List<Case> cases =
                catalogue.of(profile).stream().filter(options.wanted()).toList();
        List<CaseResult> results =
                new Schedule(options.parallel(), each -> run(each, profile, target)).run(cases, options.progress());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Report(profile, target, startedAt, took, results, catalogue.untested(profile));
    }

    /** Runs one case by itself. */
    public CaseResult run(Case each, Profile profile, Target target) throws InterruptedException {
        Requests requests = new Requests(profile, target);
        long start = System.nanoTime();
        CaseRun run = new CaseRun(requests, transport, Variables.of(profile, requests.target()));
        CaseJudge.Judgement judgement;
        try {
            judgement = perform(each, run, requests);
        } catch (RuntimeException e) {
            var broken = Finding.at("kit", "the kit itself failed: " + e);
            judgement = new CaseJudge.Judgement(
                    Verdict.KIT_BROKEN, List.of(new CaseResult.Reason("", "kit", false, broken)));
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new CaseResult(
                each, each.isCoreOf(profile), judgement.verdict(), judgement.reasons(), run.exchanges(), took);
    }

    private CaseJudge.Judgement perform(Case each, CaseRun run, Requests requests) throws InterruptedException {
        if (each.needs().contains("key") && requests.target().key().isEmpty()) {
            var missing = new Finding.Untestable("no --key was given, so nothing can be said about wrong ones");
            return new CaseJudge.Judgement(
                    Verdict.NOT_TESTABLE, List.of(new CaseResult.Reason("", "key", false, missing)));
        }
        run.run(each);
        return new CaseJudge(checks, requests.profile()).judge(each, run);
    }
}
