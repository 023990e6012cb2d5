package dev.parley.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ScheduleTest {
    private final AtomicInteger running = new AtomicInteger();

    private static Case named(String id, boolean alone) {
        return new Case(
                id, "A case for this test", List.of(), null, false, alone, null, null, null, List.of(), List.of());
    }

    private static CaseResult result(Case each, Verdict verdict, int... statuses) {
        List<Exchange> exchanges = new ArrayList<>();
        for (int status : statuses) {
            var request = new Request("GET", URI.create("http://localhost"), new Headers(List.of()), Bytes.NONE);
            var soon = new Headers(status == 429 ? List.of(new Headers.Line("Retry-After", "1")) : List.of());
            var answer = new Answer(status, soon, Bytes.NONE, List.of());
            exchanges.add(new Exchange(
                    "turn",
                    request,
                    new Exchange.Outcome(Instant.now(), Duration.ZERO, Optional.of(answer), Optional.empty())));
        }
        return new CaseResult(each, true, verdict, List.of(), exchanges, Duration.ZERO);
    }

    private static List<String> ids(List<CaseResult> results) {
        return results.stream().map(each -> each.of().id()).toList();
    }

    @Test
    void cases_run_together_and_their_results_keep_the_order_of_the_cases() throws Exception {
        CountDownLatch secondDone = new CountDownLatch(1);
        List<String> progress = new ArrayList<>();
        Schedule schedule = new Schedule(2, each -> {
            if (each.id().equals("a/first")) {
                assertThat(secondDone.await(10, TimeUnit.SECONDS))
                        .as("the second runs beside the first")
                        .isTrue();
            }
            return result(each, Verdict.PASS);
        });

        List<CaseResult> results = schedule.run(List.of(named("a/first", false), named("a/second", false)), done -> {
            progress.add(done.of().id());
            secondDone.countDown();
        });

        assertThat(progress).containsExactly("a/second", "a/first");
        assertThat(ids(results)).containsExactly("a/first", "a/second");
    }

    @Test
    void a_case_that_judges_times_runs_when_nothing_else_does() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        List<Integer> beside = new ArrayList<>();
        Schedule schedule = new Schedule(2, each -> {
            int now = running.incrementAndGet();
            if (each.alone()) {
                beside.add(now);
            } else {
                meet(both);
            }
            running.decrementAndGet();
            return result(each, Verdict.PASS);
        });

        List<CaseResult> results = schedule.run(
                List.of(
                        named("a/timed", true),
                        named("a/one", false),
                        named("a/two", false),
                        named("a/timed-too", true)),
                done -> {});

        assertThat(beside).containsExactly(1, 1);
        assertThat(ids(results)).containsExactly("a/timed", "a/one", "a/two", "a/timed-too");
    }

    private static void meet(CyclicBarrier both) throws InterruptedException {
        try {
            both.await(10, TimeUnit.SECONDS);
        } catch (java.util.concurrent.BrokenBarrierException | java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException("two cases should run at a time", e);
        }
    }

    @Test
    void what_the_crowd_may_have_caused_is_repeated_alone_and_reported_once() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        List<String> progress = new ArrayList<>();
        Schedule schedule = new Schedule(
                2,
                each -> tries.getAndIncrement() == 0
                        ? result(each, Verdict.FAIL, 200, 503)
                        : result(each, Verdict.PASS, 200, 200));

        List<CaseResult> results = schedule.run(
                List.of(named("a/limited", false)),
                done -> progress.add(done.verdict().words()));

        assertThat(progress).containsExactly("pass");
        assertThat(results).singleElement().satisfies(each -> {
            assertThat(each.verdict()).isEqualTo(Verdict.PASS);
            assertThat(each.repeated()).isTrue();
        });
    }

    @Test
    void a_repetition_waits_as_long_as_the_server_asked_for() throws Exception {
        List<Long> started = new ArrayList<>();
        Schedule schedule = new Schedule(2, each -> {
            started.add(System.nanoTime());
            return started.size() == 1 ? result(each, Verdict.FAIL, 429) : result(each, Verdict.PASS, 200);
        });

        schedule.run(List.of(named("a/limited", false)), done -> {});

        assertThat(started).hasSize(2);
        assertThat(Duration.ofNanos(started.get(1) - started.get(0))).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_server_that_is_overloaded_by_one_case_alone_is_not_asked_for_ever() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            cases.add(named("a/case-" + i, false));
        }
        Schedule schedule = new Schedule(4, each -> {
            tries.incrementAndGet();
            return result(each, Verdict.FAIL, 503);
        });

        List<CaseResult> results = schedule.run(cases, done -> {});

        assertThat(tries).hasValue(8 + 3);
        assertThat(results).hasSize(8).allMatch(each -> each.verdict() == Verdict.FAIL);
        assertThat(results.stream().filter(CaseResult::repeated)).hasSize(3);
    }

    @Test
    void a_plain_failure_is_not_repeated() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        Schedule schedule = new Schedule(2, each -> {
            tries.incrementAndGet();
            return result(each, Verdict.FAIL, 200, 500);
        });

        List<CaseResult> results = schedule.run(List.of(named("a/wrong", false)), done -> {});

        assertThat(tries).hasValue(1);
        assertThat(results).noneMatch(CaseResult::repeated);
    }

    @Test
    void one_at_a_time_keeps_the_order_and_repeats_nothing() throws Exception {
        List<String> order = new ArrayList<>();
        Schedule schedule = new Schedule(1, each -> {
            order.add(each.id());
            return result(each, Verdict.FAIL, 429);
        });

        schedule.run(List.of(named("a/timed", true), named("a/one", false)), done -> {});

        assertThat(order).containsExactly("a/timed", "a/one");
    }
}
