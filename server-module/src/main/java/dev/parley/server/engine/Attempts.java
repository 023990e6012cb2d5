package dev.parley.server.engine;

import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attempts to get one answer: always the upstream that may be asked soonest, until one begins to answer. */
final class Attempts {
    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final List<Candidate> candidates = new ArrayList<>();
    private final RetryPolicy policy;
    private final EngineRequest request;
    private final long began = System.nanoTime();
    private final CountDownLatch cancelled = new CountDownLatch(1);
    private @Nullable EngineException worst;

    Attempts(List<FailoverEngine.Member> upstreams, RetryPolicy policy, EngineRequest request) {
        this.policy = policy;
        this.request = request;
        for (int i = 0; i < upstreams.size(); i++) {
            candidates.add(new Candidate(upstreams.get(i), i + 1));
        }
        if (candidates.size() > 1) {
            failingLast();
        }
        request.cancellation().onCancel(cancelled::countDown);
    }

    void run(PreparedAnswer prepared, EngineSink sink) throws EngineException, IOException {
        Candidate candidate = candidates.get(0);
        PreparedAnswer answer =
                candidate.number == 1 ? prepared : candidate.engine().prepare(request);
        while (true) {
            FirstWord word = new FirstWord(sink, candidate.upstream.breaker()::worked);
            try {
                answer.run(word);
                return;
            } catch (EngineException e) {
                if (word.isSpoken() || cancelled.getCount() == 0) {
                    throw e;
                }
                judge(candidate, e.failure());
                if (!othersMayDo(e.failure())) {
                    throw e;
                }
                note(candidate, e);
            }
            candidate = next();
            answer = candidate.engine().prepare(request);
        }
    }

    /** Those that keep failing are asked when all others have failed, in their order. */
    private void failingLast() {
        List<Candidate> failing = new ArrayList<>();
        boolean found = false;
        for (Candidate candidate : candidates) {
            Breaker breaker = candidate.upstream.breaker();
            // Only who is asked at once uses up a trial.
            if (found ? breaker.isPassedOver() : !breaker.admits()) {
                failing.add(candidate);
            } else {
                found = true;
            }
        }
        candidates.removeAll(failing);
        candidates.addAll(failing);
    }

    /** Whether the failure is the upstream's own; what the client did wrong, it did wrong everywhere. */
    private static boolean othersMayDo(Failure failure) {
        return switch (failure.kind()) {
            case INVALID_REQUEST, CONTEXT_TOO_LONG, MODEL_NOT_FOUND -> false;
            case REFUSED, RATE_LIMITED, UNAVAILABLE, TIMEOUT, BROKEN -> true;
        };
    }

    /** An upstream that can't be reached or can't answer is down; one that refuses is up. */
    private void judge(Candidate candidate, Failure failure) {
        Breaker breaker = candidate.upstream.breaker();
        switch (failure.kind()) {
            case UNAVAILABLE, TIMEOUT -> {
                if (breaker.failed()) {
                    LOG.warn("upstream {} for {} keeps failing", candidate.number, request.model());
                }
            }
            case BROKEN -> {} // says nothing about the next request
            default -> breaker.worked();
        }
    }

    private void note(Candidate candidate, EngineException e) {
        LOG.info(
                "upstream {} for {}: {} {}",
                candidate.number,
                request.model(),
                e.getMessage(),
                e.getCause() == null ? "" : e.getCause().toString());
        if (worst == null || worst.failure().kind() != Kind.RATE_LIMITED) {
            worst = e; // among failures, the one that says when to come back is of most use to a client
        }
        candidate.tries++;
        // An upstream that fell silent or broke off may have worked, and has cost money: it is not asked again.
        boolean again = e.failure().kind() == Kind.RATE_LIMITED || e.failure().kind() == Kind.UNAVAILABLE;
        if (again && candidate.tries <= policy.retries()) {
            candidate.due = elapsed() + wait(e.failure(), candidate.tries);
        } else {
            candidates.remove(candidate);
        }
    }

    private long wait(Failure failure, int retry) {
        long pause = policy.pause(retry).toNanos();
        Long asked = failure.retryAfterSeconds();
        return asked == null ? pause : Math.max(pause, TimeUnit.SECONDS.toNanos(asked));
    }

    private Candidate next() throws EngineException {
        Candidate next = candidates.stream()
                .min(Comparator.comparingLong(candidate -> candidate.due))
                .orElse(null);
        if (next == null || next.due > policy.longest().toNanos()) {
            throw worst;
        }
        pause(next.due - elapsed());
        return next;
    }

    private void pause(long nanos) throws EngineException {
        if (nanos <= 0) {
            return;
        }
        try {
            if (!cancelled.await(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new EngineException(Failure.of(Kind.BROKEN, "The answer was cancelled."));
    }

    private long elapsed() {
        return System.nanoTime() - began;
    }

    private static final class Candidate {
        private final FailoverEngine.Member upstream;
        private final int number;
        private int tries;
        private long due;

        Candidate(FailoverEngine.Member upstream, int number) {
            this.upstream = upstream;
            this.number = number;
        }

        ModelEngine engine() {
            return upstream.engine();
        }
    }
}
