package dev.parley.server.dialect;

import dev.parley.json.Extra;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.Tool;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.RequestTree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which request fields a dialect has and needs, as its document says. */
final class RequestFields {
    private final Set<String> known;
    private final Set<String> required;

    private RequestFields(Set<String> known, Set<String> required) {
        this.known = known;
        this.required = required;
    }

    /**
     * The fields that one document needs, among those that any document on the same path has: what one of them allows,
     * all of them accept.
     */
    static RequestFields of(ContractDocument own, List<ContractDocument> samePath) {
        Set<String> known = new HashSet<>();
        samePath.forEach(document -> known.addAll(document.properties("CreateResponse")));
        return new RequestFields(known, own.required("CreateResponse"));
    }

    /** Returns the request if it fits. */
    CreateResponse check(CreateResponse request) {
        JsonValue.Obj given = RequestTree.withoutLongParts(request);
        for (String name : given.members().keySet()) {
            if (!known.contains(name)) {
                throw unknown(name);
            }
        }
        for (String name : required) {
            boolean there = name.equals("input")
                    ? request.input() != null
                    : given.members().containsKey(name);
            if (!there) {
                throw ApiException.invalid("missing_required_parameter", name, "'" + name + "' is required.");
            }
        }
        noExtra("text", request.text());
        noExtra("reasoning", request.reasoning());
        List<Tool> tools = request.tools() == null ? List.of() : request.tools();
        for (int i = 0; i < tools.size(); i++) {
            if (!(tools.get(i) instanceof Tool.Unknown)) {
                noExtra("tools[" + i + "]", tools.get(i));
            }
        }
        return request;
    }

    private static void noExtra(String where, @Nullable JsonModel part) {
        if (part == null) {
            return;
        }
        Optional<Extra.Entry> first = part.extra().unknown().findFirst();
        if (first.isPresent()) {
            throw unknown(where + "." + first.get().name());
        }
    }

    private static ApiException unknown(String param) {
        return ApiException.invalid(
                "unknown_parameter",
                ApiException.shortened(param),
                "Unknown parameter: '" + ApiException.shortened(param) + "'.");
    }
}
