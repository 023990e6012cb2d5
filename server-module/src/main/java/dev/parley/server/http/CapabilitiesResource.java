package dev.parley.server.http;

import dev.parley.api.CapabilitiesApi;
import dev.parley.model.Capabilities;
import dev.parley.model.DialectCapabilities;
import dev.parley.model.RouteCapabilities;
import dev.parley.server.dialect.Dialect;
import dev.parley.server.dialect.Dialects;
import dev.parley.server.service.Served;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Stream;

/** {@code /v1/capabilities}: what requests may ask for, made of the contract and of what the engines really act on. */
public final class CapabilitiesResource implements CapabilitiesApi {
    private static final String INCLUDE = "include.";
    private static final String CUSTOM = "custom";

    private final Offer offer;

    /** One for each request. */
    @Inject
    public CapabilitiesResource(Offer offer) {
        this.offer = offer;
    }

    /** What the routes serve, and how that can be said. */
    public record Offer(List<Served> routes, Dialects dialects) {}

    @Override
    public Capabilities getCapabilities() {
        return Capabilities.builder()
                .defaultDialect(offer.dialects().fallback().name())
                .routes(offer.routes().stream().map(this::route).toList())
                .build();
    }

    private RouteCapabilities route(Served route) {
        return RouteCapabilities.builder()
                .model(route.model())
                .dialects(offer.dialects().all().stream()
                        .map(dialect -> in(dialect, route))
                        .toList())
                .build();
    }

    private static DialectCapabilities in(Dialect dialect, Served route) {
        boolean includes = dialect.parameters().contains("include");
        return DialectCapabilities.builder()
                .dialect(dialect.name())
                .parameters(sorted(dialect.parameters().stream().filter(name -> isServed(name, route))))
                .unsupportedParameters(sorted(dialect.parameters().stream().filter(name -> !isServed(name, route))))
                .include(sorted(route.parameters().stream()
                        .filter(name -> includes && name.startsWith(INCLUDE))
                        .map(name -> name.substring(INCLUDE.length()))))
                .tools(sorted(route.tools().stream().filter(dialect.toolTypes()::contains)))
                .grammars(sorted(route.grammars().stream().filter(syntax -> hasCustomTools(dialect, route))))
                .build();
    }

    private static boolean hasCustomTools(Dialect dialect, Served route) {
        return route.tools().contains(CUSTOM) && dialect.toolTypes().contains(CUSTOM);
    }

    private static boolean isServed(String parameter, Served route) {
        return parameter.equals("include") || route.parameters().contains(parameter);
    }

    private static List<String> sorted(Stream<String> names) {
        return names.sorted().toList();
    }
}
