package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Exchange;
import java.time.Duration;
import java.util.HashMap;
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
 * had too many requests, or a connection broke) is no verdict: such a case is repeated alone, until repeating has proved
 * useless. Results come in the order of the cases, whoever finished first.
 */
record Schedule(int parallel, Performer performer) {
    private static final Set<Integer> OVERLOADED = Set.of(429, 503);
    private static final int USELESS = 3;
    private static final long LONGEST_PAUSE = 20;

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
        Map<String, CaseResult> crowded = together(shared, keep);
        int useless = 0;
        for (Case each : cases) {
            CaseResult first = crowded.get(each.id());
            if (first != null && useless < USELESS) {
                CaseResult second = again(first);
                useless += isCrowded(second) ? 1 : 0;
                keep.accept(second);
            } else if (first != null) {
                keep.accept(first);
            } else if (!results.containsKey(each.id())) {
                keep.accept(performer.perform(each));
            }
        }
        return cases.stream().map(each -> results.get(each.id())).toList();
    }

    private Map<String, CaseResult> together(List<Case> shared, Consumer<CaseResult> keep) throws InterruptedException {
        Map<String, CaseResult> crowded = new HashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(parallel);
        try {
            var done = new ExecutorCompletionService<CaseResult>(threads);
            shared.forEach(each -> done.submit(() -> performer.perform(each)));
            for (int left = shared.size(); left > 0; left--) {
                CaseResult result = done.take().get();
                if (isCrowded(result)) {
                    crowded.put(result.of().id(), result);
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

    private CaseResult again(CaseResult first) throws InterruptedException {
        long pause = first.exchanges().stream()
                .flatMap(exchange -> exchange.answer().stream())
                .mapToLong(Schedule::retryAfter)
                .max()
                .orElse(0);
        Thread.sleep(Duration.ofSeconds(Math.min(pause, LONGEST_PAUSE)).toMillis());
        return performer.perform(first.of()).asRepeated();
    }

    private static long retryAfter(Answer answer) {
        return answer.headers()
                .first("retry-after")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(0L);
    }

    private static boolean isCrowded(CaseResult result) {
        return result.verdict() != Verdict.PASS && result.exchanges().stream().anyMatch(Schedule::isOverload);
    }

    private static boolean isOverload(Exchange exchange) {
        return exchange.broken().isPresent() || OVERLOADED.contains(exchange.status());
    }
}
