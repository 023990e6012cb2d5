package dev.parley.conformance.exchange;

import java.time.Duration;

/** A block of the answer as the network delivered it: when, and up to which byte of the body. */
public record Chunk(Duration at, int end) {}
