package dev.parley.server.http.limit;

import dev.parley.server.service.ApiException;
import dev.parley.server.service.Problem;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What one key may still ask for. Counts in this process alone: what other servers on the same database allow, they allow
 * besides. Safe for use by many threads.
 */
public final class Allowance {
    private static final double MINUTE = 60e9;

    private final Bounds bounds;
    private final LongSupplier clock;
    private final AtomicInteger streams = new AtomicInteger();
    private double left;
    private long counted;

    /** An allowance of which nothing is used. */
    public Allowance(Bounds bounds) {
        this(bounds, System::nanoTime);
    }

    Allowance(Bounds bounds, LongSupplier clock) {
        this.bounds = bounds;
        this.clock = clock;
        this.left = bounds.requestsPerMinute() == null ? 0 : bounds.requestsPerMinute();
        this.counted = clock.getAsLong();
    }

    /**
     * How much that is; null is without a bound.
     *
     * @param requestsPerMinute so many at once, too, after a minute without any
     * @param streams so many open at the same time
     * @param bodyBytes length of a request's body, unpacked
     */
    public record Bounds(
            @Nullable Integer requestsPerMinute,
            @Nullable Integer streams,
            @Nullable Long bodyBytes) {
        /** Whatever the server itself allows. */
        public static final Bounds NONE = new Bounds(null, null, null);
    }

    /**
     * Counts a request.
     *
     * @throws ApiException if there have been too many
     */
    public void takeRequest() {
        if (bounds.requestsPerMinute() == null) {
            return;
        }
        double wait = secondsUntilNext(bounds.requestsPerMinute());
        if (wait > 0) {
            throw refusal(
                    "rate_limit_exceeded",
                    "This key may make " + bounds.requestsPerMinute() + " requests a minute.",
                    (long) Math.ceil(wait));
        }
    }

    /** Tokens come back evenly; 0 if one was there, and is taken now. */
    private synchronized double secondsUntilNext(int perMinute) {
        long now = clock.getAsLong();
        left = Math.min(perMinute, left + (now - counted) / MINUTE * perMinute);
        counted = now;
        if (left >= 1) {
            left--;
            return 0;
        }
        return (1 - left) / perMinute * 60;
    }

    /** Longest body of a request; null where the server's own bound is the only one. */
    public @Nullable Long bodyBytes() {
        return bounds.bodyBytes();
    }

    void openStream() {
        if (bounds.streams() != null && streams.incrementAndGet() > bounds.streams()) {
            streams.decrementAndGet();
            throw refusal(
                    "too_many_streams", "This key may have " + bounds.streams() + " streams open at the same time.", 1);
        }
    }

    void closeStream() {
        if (bounds.streams() != null) {
            streams.decrementAndGet();
        }
    }

    private static ApiException refusal(String code, String message, long retryAfter) {
        return new ApiException(new Problem(429, "rate_limit_error", code, null, message, retryAfter));
    }
}
