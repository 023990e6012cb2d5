package dev.parley.conformance.mock;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.fixture.Fixture;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the fixture that answers a request: one for the very same body, else one of the same shape with most of
 * its parameters.
 */
record Shelf(List<Fixture> fixtures) {
    Shelf {
        fixtures = List.copyOf(fixtures);
    }

    Optional<Fixture> find(Request request) {
        JsonNode body = Trees.read(request.body());
        Shape wanted = Shape.of(request, body);
        Optional<Fixture> same = fixtures.stream()
                .filter(each -> shape(each).call().equals(wanted.call()))
                .filter(each -> sameBody(each, request, body))
                .filter(each -> samePlace(each, request))
                .findFirst();
        return same.or(() -> alike(wanted, body));
    }

    /** An error is the answer to its own request only: nobody wants one for a request that merely looks like it. */
    private Optional<Fixture> alike(Shape wanted, JsonNode body) {
        return fixtures.stream()
                .filter(each -> each.exchange().accepted())
                .filter(each -> shape(each).equals(wanted))
                .min(Comparator.comparingInt(each -> others(each.exchange().sent(), body)));
    }

    /** How many parameters only one of two requests has. */
    private static int others(JsonNode one, JsonNode other) {
        Set<String> names = new HashSet<>();
        one.fieldNames().forEachRemaining(names::add);
        other.fieldNames().forEachRemaining(names::add);
        names.removeIf(name -> one.has(name) && other.has(name));
        return names.size();
    }

    private static boolean sameBody(Fixture fixture, Request request, JsonNode body) {
        Request own = fixture.exchange().request();
        return body.isMissingNode()
                ? own.body().text().equals(request.body().text())
                : Trees.same(fixture.exchange().sent(), body);
    }

    private static boolean samePlace(Fixture fixture, Request request) {
        Request own = fixture.exchange().request();
        return own.path().equals(request.path()) && own.query().equals(request.query());
    }

    String words() {
        Stream<String> all = fixtures.stream()
                .filter(each -> each.exchange().accepted())
                .map(each -> shape(each).words())
                .distinct();
        return all.collect(Collectors.joining("; "));
    }

    static Shape shape(Fixture fixture) {
        return Shape.of(fixture.exchange().request(), fixture.exchange().sent());
    }
}
