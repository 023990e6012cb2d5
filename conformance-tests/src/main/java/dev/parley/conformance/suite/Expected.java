package dev.parley.conformance.suite;

import java.time.LocalDate;
import java.util.Optional;

/** Somebody said beforehand that a case fails: why, and the last day on which that is accepted. */
public record Expected(String reason, Optional<LocalDate> until) {}
