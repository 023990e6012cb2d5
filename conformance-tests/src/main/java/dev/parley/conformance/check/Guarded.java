package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Keeps a check from passing on nothing: no events, or no response object, is a violation by itself. */
record Guarded(Check check, Function<Exchange, Optional<String>> lacks) implements Check {
    static Check stream(Check check) {
        return new Guarded(
                check,
                exchange -> exchange.events().isEmpty()
                        ? Optional.of("no event stream: status " + exchange.status() + ", not a single event")
                        : Optional.empty());
    }

    static Check object(Check check) {
        return new Guarded(
                check,
                exchange -> exchange.response().isObject()
                        ? Optional.empty()
                        : Optional.of("no JSON object: status " + exchange.status()));
    }

    /** A check of what the upstream saw needs an upstream that was asked. */
    static Check upstream(Check check) {
        return new AskedUpstream(check);
    }

    /** Refuses to pass where the puppet was never asked for the step. */
    private record AskedUpstream(Check check) implements Check {
        @Override
        public Set<String> parameters() {
            return check.parameters();
        }

        @Override
        public List<Finding> examine(Evidence evidence) {
            return evidence.upstream().sightings().isEmpty()
                    ? List.of(Finding.at("upstream", "the server never asked its upstream for this turn"))
                    : check.examine(evidence);
        }
    }

    @Override
    public Set<String> parameters() {
        return check.parameters();
    }

    @Override
    public boolean judgesElicitedItem() {
        return check.judgesElicitedItem();
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> missing = evidence.all().stream()
                .map(lacks)
                .flatMap(Optional::stream)
                .map(what -> (Finding) Finding.at("body", what))
                .toList();
        return missing.isEmpty() ? check.examine(evidence) : missing;
    }
}
