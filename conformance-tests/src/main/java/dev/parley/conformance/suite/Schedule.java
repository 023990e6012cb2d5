package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.exchange.Exchange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs cases several at a time, and then one by one those that judge times. What the crowd itself may have caused (the server
 * had too many requests, or a connection broke) is no verdict: such a case is repeated alone. Results come in the order of
 * the cases, whoever finished first.
 */
record Schedule(int parallel, Performer performer) {
    private static final Set<Integer> OVERLOADED = Set.of(429, 503);

    /** Runs one case; it is called from several threads. */
    @FunctionalInterface
    interface Performer {
        CaseResult perform(Case each) throws InterruptedException;
    }

    List<CaseResult> run(List<Case> cases, Consumer<CaseResult> progress) throws InterruptedException {
        Map<String, CaseResult> results = new HashMap<>();
        Consumer<CaseResult> keep = result -> {
            results.put(result.of().id(), result);
            progress.accept(result);
        };
        List<Case> shared = parallel == 1
                ? List.of()
                : cases.stream().filter(each -> !each.alone()).toList();
        Set<String> crowded = together(shared, keep);
        for (Case each : cases) {
            if (!results.containsKey(each.id())) {
                CaseResult result = performer.perform(each);
                keep.accept(crowded.contains(each.id()) ? result.asRepeated() : result);
            }
        }
        return cases.stream().map(each -> results.get(each.id())).toList();
    }

    private Set<String> together(List<Case> shared, Consumer<CaseResult> keep) throws InterruptedException {
        Set<String> crowded = new HashSet<>();
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        try {
            var done = new ExecutorCompletionService<CaseResult>(threads);
            shared.forEach(each -> done.submit(() -> performer.perform(each)));
            for (int left = shared.size(); left > 0; left--) {
                CaseResult result = done.take().get();
                if (isCrowded(result)) {
                    crowded.add(result.of().id());
                } else {
                    keep.accept(result);
                }
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("a case ended without a result", e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return crowded;
    }

    private static boolean isCrowded(CaseResult result) {
        return result.verdict() != Verdict.PASS && result.exchanges().stream().anyMatch(Schedule::isOverload);
    }

    private static boolean isOverload(Exchange exchange) {
        return exchange.broken().isPresent() || OVERLOADED.contains(exchange.status());
    }
}
