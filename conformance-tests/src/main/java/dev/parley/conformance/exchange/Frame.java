package dev.parley.conformance.exchange;

import java.util.Optional;

/** One dispatched server-sent event: its number from 0, its {@code event:} field, its data, and the offset after it. */
public record Frame(int number, Optional<String> event, String data, int end) {}
