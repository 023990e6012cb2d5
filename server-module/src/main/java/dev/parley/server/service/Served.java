package dev.parley.server.service;

import dev.parley.server.engine.ModelEngine.Capabilities;
import dev.parley.server.engine.Routes;
import java.util.List;
import java.util.Set;

/**
 * What may be asked of the models of one route: the same sets by which requests are refused.
 *
 * @param model the route's pattern
 * @param parameters wire names, those inside of others with a dot, values of {@code include} as if they were inside of it
 * @param tools wire values of {@code tools[].type}, of which a dialect may not have all
 * @param grammars wire values of {@code tools[].format.syntax}, of custom tools
 */
public record Served(String model, Set<String> parameters, Set<String> tools, Set<String> grammars) {

    /** What each route serves, in their order. */
    public static List<Served> of(Routes routes) {
        return routes.all().stream().map(Served::of).toList();
    }

    private static Served of(Routes.Route route) {
        Capabilities engine = route.engine().capabilities();
        return new Served(route.names().pattern(), RequestRules.served(engine), engine.tools(), engine.grammars());
    }
}
