package dev.parley.server.service;

import dev.parley.model.CreateResponse;
import dev.parley.server.engine.ModelEngine.Capabilities;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Nothing is accepted and ignored: a parameter works, or it is refused by name. A value that asks for nothing (null, or
 * what would happen anyway) counts as left out.
 */
final class RequestRules {
    /** What the server itself acts on, whatever the engine. */
    private static final Set<String> OWN = Set.of(
            "background",
            "input",
            "instructions",
            "metadata",
            "model",
            "previous_response_id",
            "store",
            "stream",
            "stream_options.include_obfuscation",
            "tools",
            "user");

    private static final String INCLUDE = "include.";

    private RequestRules() {}

    /** Every parameter that is acted on, a value of {@code include} as if it was inside of it. */
    static Set<String> served(Capabilities engine) {
        Set<String> served = new TreeSet<>(OWN);
        served.addAll(engine.parameters());
        IncludeRules.thereAnyway().forEach(value -> served.add(INCLUDE + value));
        return served;
    }

    static void check(RequestTree asked, Capabilities engine, Set<String> toolTypes) {
        parameters(asked, engine);
        CreateResponse request = asked.request();
        StreamRules.check(request);
        Set<String> served = new HashSet<>(engine.tools());
        served.retainAll(toolTypes);
        ToolRules.check(request, served, engine.grammars());
    }

    private static void parameters(RequestTree request, Capabilities engine) {
        List<String> asked = RequestParameters.asked(request);
        for (String parameter : asked) {
            boolean included = parameter.startsWith(INCLUDE);
            boolean own = included
                    ? IncludeRules.isThereAnyway(parameter.substring(INCLUDE.length()))
                    : OWN.contains(parameter);
            if (!own && !engine.parameters().contains(parameter)) {
                throw ApiException.unsupported(
                        included ? "include" : parameter,
                        "'" + ApiException.shortened(parameter) + "' is not supported for this model on this server.");
            }
        }
    }
}
