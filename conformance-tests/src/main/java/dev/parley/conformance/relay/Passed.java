package dev.parley.conformance.relay;

import dev.parley.conformance.exchange.Exchange;
import java.util.Optional;

/** One exchange that went through, and why it was not followed to its end where the client left. */
public record Passed(Exchange exchange, Optional<String> left) {}
