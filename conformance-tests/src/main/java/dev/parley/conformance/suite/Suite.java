package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Catalogue;
import dev.parley.conformance.cases.Given;
import dev.parley.conformance.check.Checks;
import dev.parley.conformance.check.Contract;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Transport;
import dev.parley.conformance.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs the cases of a profile against a target, and never lets one broken case end the run. Thread-safe. */
public record Suite(Catalogue catalogue, Checks checks, Contract contract, Means means) {
    /** What carries requests, and the kit's own upstream where there is one. */
    public record Means(Transport transport, Optional<Stage> stage) {}

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
        return new Report(profile, target, startedAt, took, results, catalogue.untested(profile), catalogue);
    }

    /** Runs one case by itself. */
    public CaseResult run(Case each, Profile profile, Target target) throws InterruptedException {
        Requests requests = new Requests(profile, target);
        long start = System.nanoTime();
        Sender sender = new Sender(requests, means.transport(), contract);
        CaseRun run = new CaseRun(sender, Variables.of(profile, requests.target()), means.stage());
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
                each, isCore(each, profile), judgement.verdict(), judgement.reasons(), run.exchanges(), took);
    }

    /** Without a puppet its cases are no gap in a run that never promised them. */
    private boolean isCore(Case each, Profile profile) {
        return each.isCoreOf(profile) && (means.stage().isPresent() || !each.usesPuppet());
    }

    private static CaseJudge.Judgement untestable(String check, Finding why) {
        return new CaseJudge.Judgement(Verdict.NOT_TESTABLE, List.of(new CaseResult.Reason("", check, false, why)));
    }

    private CaseJudge.Judgement perform(Case each, CaseRun run, Requests requests) throws InterruptedException {
        Optional<Given> lacking = requests.target().missing(each);
        if (lacking.isPresent()) {
            return untestable("given", new Finding.Untestable(lacking.get().missing()));
        }
        Optional<Finding> silent = Stage.lacks(each, means.stage());
        if (silent.isPresent()) {
            return untestable("puppet", silent.get());
        }
        run.run(each);
        Optional<Finding> ignored = each.usesPuppet() ? means.stage().flatMap(Stage::neverAsked) : Optional.empty();
        if (ignored.isPresent()) {
            return untestable("puppet", ignored.get());
        }
        return new CaseJudge(checks, requests.profile()).judge(each, run);
    }
}
