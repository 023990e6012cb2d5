package dev.parley.client.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Whether and when to try again, by the rules that other clients of this API follow: 408, 409, 429, 5xx and lost connections;
 * the server's wish goes first.  Knows no call.
 */
record RetryPolicy(int maxRetries, Timing timing) {
    private static final Duration LONGEST_WISH = Duration.ofSeconds(60);
    private static final double FIRST_MILLIS = 500;
    private static final double LONGEST_MILLIS = 8_000;

    RetryPolicy {
        if (maxRetries < 0) {
            throw new IllegalArgumentException("maxRetries is negative: " + maxRetries);
        }
    }

    /** The pause before the next attempt after so many retries; empty if there is none. */
    Optional<Duration> afterAnswer(int retries, int status, HttpHeaders headers) {
        if (retries >= maxRetries || !retryable(status, headers)) {
            return Optional.empty();
        }
        return Optional.of(wish(headers).orElseGet(() -> backoff(retries)));
    }

    /** The same when no answer began. */
    Optional<Duration> afterLoss(int retries) {
        return retries >= maxRetries ? Optional.empty() : Optional.of(backoff(retries));
    }

    private static boolean retryable(int status, HttpHeaders headers) {
        if (status / 100 == 2) {
            return false;
        }
        return switch (headers.firstValue("x-should-retry").orElse("")) {
            case "true" -> true;
            case "false" -> false;
            default -> status == 408 || status == 409 || status == 429 || status >= 500;
        };
    }

    private Optional<Duration> wish(HttpHeaders headers) {
        Optional<Duration> millis = headers.firstValue("retry-after-ms").flatMap(v -> amount(v, 1));
        return millis.or(() -> headers.firstValue("retry-after")
                        .flatMap(v -> amount(v, 1000).or(() -> until(v))))
                .filter(d -> d.compareTo(Duration.ZERO) > 0 && d.compareTo(LONGEST_WISH) <= 0);
    }

    private static Optional<Duration> amount(String value, int millisPerUnit) {
        try {
            double millis = Double.parseDouble(value) * millisPerUnit;
            return Double.isNaN(millis) ? Optional.empty() : Optional.of(Duration.ofMillis((long) Math.ceil(millis)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> until(String date) {
        try {
            Instant then = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(timing.clock().instant(), then));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Duration backoff(int retries) {
        double millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS * Math.pow(2, retries));
        return Duration.ofMillis(Math.round(millis * (1 - 0.25 * timing.random().getAsDouble())));
    }
}
