package dev.parley.server.service;

import dev.parley.model.CreateResponse;
import dev.parley.server.engine.ModelEngine.Capabilities;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Nothing is accepted and ignored: a parameter works, or it is refused by name. A value that asks for nothing (null, or
 * what would happen anyway) counts as left out.
 */
final class RequestRules {
    /** What the server itself acts on, whatever the engine. */
    private static final Set<String> OWN = Set.of(
            "input", "instructions", "metadata", "model", "previous_response_id", "store", "stream", "tools", "user");

    private RequestRules() {}

    static void check(CreateResponse request, Capabilities engine, Set<String> toolTypes) {
        parameters(request, engine);
        Set<String> served = new HashSet<>(engine.tools());
        served.retainAll(toolTypes);
        ToolRules.check(request, served);
    }

    private static void parameters(CreateResponse request, Capabilities engine) {
        List<String> asked = RequestParameters.asked(request);
        for (String parameter : asked) {
            if (!OWN.contains(parameter) && !engine.parameters().contains(parameter)) {
                throw ApiException.unsupported(
                        parameter.startsWith("include.") ? "include" : parameter,
                        "'" + ApiException.shortened(parameter) + "' is not supported for this model on this server.");
            }
        }
    }
}
