package dev.parley.server.engine.upstream;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/** Reads {@code Retry-After}, which is a number of seconds or a date. */
final class RetryAfter {
    private RetryAfter() {}

    static @Nullable Long of(HttpMessage message) {
        Header header = message.getFirstHeader(HttpHeaders.RETRY_AFTER);
        String value = header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
        return value.matches("\\d{1,6}") ? Long.valueOf(value) : untilDate(value);
    }

    private static @Nullable Long untilDate(String value) {
        try {
            Instant date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Math.max(0, Duration.between(Instant.now(), date).toSeconds() + 1);
        } catch (DateTimeException e) {
            return null; // not said, or not in a form that means anything
        }
    }
}
