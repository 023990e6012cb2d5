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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Runs the cases of a profile against a target, one after another, and never lets one broken case end the run. */
public record Suite(Catalogue catalogue, Checks checks, Contract contract, Transport transport) {
    /** Which cases to run, and who wants to see each result as it comes. */
    public record Options(Predicate<Case> wanted, Consumer<CaseResult> progress) {}

    public Report run(Profile profile, Target target, Options options) throws InterruptedException {
        Instant startedAt = Instant.now();
        long start = System.nanoTime();
        List<CaseResult> results = new ArrayList<>();
        for (Case each : catalogue.of(profile)) {
            if (options.wanted().test(each)) {
                CaseResult result = one(each, new Requests(profile, target));
                results.add(result);
                options.progress().accept(result);
            }
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new Report(profile, target, startedAt, took, results, catalogue.untested(profile), catalogue);
    }

    private CaseResult one(Case each, Requests requests) throws InterruptedException {
        Profile profile = requests.profile();
        long start = System.nanoTime();
        CaseRun run = new CaseRun(new Sender(requests, transport, contract), Variables.of(profile, requests.target()));
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
        Optional<Given> lacking = requests.target().missing(each);
        if (lacking.isPresent()) {
            var missing = new Finding.Untestable(lacking.get().missing());
            return new CaseJudge.Judgement(
                    Verdict.NOT_TESTABLE, List.of(new CaseResult.Reason("", "given", false, missing)));
        }
        run.run(each);
        return new CaseJudge(checks, requests.profile()).judge(each, run);
    }
}
