package dev.parley.conformance.suite;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Given;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The server under test: where it is, how to get in, what to say to its model where the profile's words don't fit. */
public record Target(
        URI url, Optional<String> key, Optional<String> model, Map<String, String> prompts, Surroundings surroundings) {
    public Target {
        prompts = Map.copyOf(prompts);
    }

    public Target(URI url, Optional<String> key, Optional<String> model, Map<String, String> prompts) {
        this(url, key, model, prompts, Surroundings.NONE);
    }

    /** The first thing that a case needs to be given and isn't. */
    Optional<Given> missing(Case each) {
        return each.given().stream().sorted().filter(given -> !has(given)).findFirst();
    }

    private boolean has(Given given) {
        return given == Given.KEY ? key.isPresent() : surroundings.has(given);
    }
}
