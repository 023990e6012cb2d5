package dev.parley.conformance.suite;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The server under test: where it is, how to get in, and what to say to its model where the profile's words don't fit. */
public record Target(URI url, Optional<String> key, Optional<String> model, Map<String, String> prompts) {
    public Target {
        prompts = Map.copyOf(prompts);
    }
}
