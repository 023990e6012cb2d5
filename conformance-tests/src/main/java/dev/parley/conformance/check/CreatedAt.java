package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.profile.Profile;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code created_at} has the form of the dialect, is about now by the server's own clock, and stays the same in a stream. */
final class CreatedAt implements Check {
    private static final Duration SLACK = Duration.ofSeconds(5);

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode created = evidence.response().path("created_at");
        Optional<Instant> time = read(evidence.rules().createdAt(), created);
        if (time.isEmpty()) {
            findings.add(Finding.differs(
                    "/created_at", "the form " + evidence.rules().createdAt(), created));
        } else {
            Instant from =
                    serverClock(evidence).minus(evidence.subject().took()).minus(SLACK);
            Instant to = serverClock(evidence).plus(evidence.subject().took()).plus(SLACK);
            if (time.get().isBefore(from) || time.get().isAfter(to)) {
                findings.add(Finding.differs("/created_at", "between " + from + " and " + to, created));
            }
        }
        for (Event event : evidence.events()) {
            JsonNode inner = event.data().path("response").path("created_at");
            if (!inner.isMissingNode() && !inner.equals(created)) {
                findings.add(Finding.differs(event.where() + " /response/created_at", created.toString(), inner));
            }
        }
        return findings;
    }

    private static Optional<Instant> read(Profile.CreatedAt form, JsonNode created) {
        try {
            return switch (form) {
                case INTEGER ->
                    created.isIntegralNumber()
                            ? Optional.of(Instant.ofEpochSecond(created.longValue()))
                            : Optional.empty();
                case NUMBER ->
                    created.isNumber()
                            ? Optional.of(Instant.ofEpochMilli((long) (created.doubleValue() * 1000)))
                            : Optional.empty();
                case RFC3339 ->
                    created.isTextual()
                            ? Optional.of(
                                    OffsetDateTime.parse(created.textValue()).toInstant())
                            : Optional.empty();
            };
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Instant serverClock(Evidence evidence) {
        try {
            return evidence.answer()
                    .headers()
                    .first("date")
                    .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant())
                    .orElse(evidence.subject().sentAt());
        } catch (DateTimeParseException e) {
            return evidence.subject().sentAt();
        }
    }
}
