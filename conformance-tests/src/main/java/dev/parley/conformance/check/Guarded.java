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
