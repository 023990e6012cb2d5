package dev.parley.server.dialect;

import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.Tool;
import dev.parley.server.service.ApiException;
import dev.parley.server.service.RequestTree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which request fields a dialect has and needs, as its document says. */
final class RequestFields {
    private final List<ContractDocument> samePath;
    private final Map<String, Set<String>> knownBySchema = new ConcurrentHashMap<>();
    private final Set<String> required;
    private final boolean lenient;

    private RequestFields(List<ContractDocument> samePath, Set<String> required, boolean lenient) {
        this.samePath = samePath;
        this.required = required;
        this.lenient = lenient;
    }

    /**
     * The fields that one document needs, among those that any document on the same path has: what one of them allows,
     * all of them accept.
     *
     * @param lenient whether fields that none of them has are passed over
     */
    static RequestFields of(ContractDocument own, List<ContractDocument> samePath, boolean lenient) {
        return new RequestFields(List.copyOf(samePath), own.required("CreateResponse"), lenient);
    }

    /** Returns the request if it fits. */
    CreateResponse check(RequestTree asked) {
        CreateResponse request = asked.request();
        JsonValue.Obj given = asked.fields();
        if (!lenient) {
            noneUnknown(asked);
        }
        for (String name : required) {
            boolean there = name.equals("input")
                    ? request.input() != null
                    : given.members().containsKey(name);
            if (!there) {
                throw ApiException.invalid("missing_required_parameter", name, "'" + name + "' is required.");
            }
        }
        return request;
    }

    private void noneUnknown(RequestTree asked) {
        CreateResponse request = asked.request();
        JsonValue.Obj given = asked.fields();
        Set<String> known = known("CreateResponse");
        for (String name : given.members().keySet()) {
            if (!known.contains(name) && asked.asksFor(name)) {
                throw unknown(name);
            }
        }
        onlyKnown("stream_options", "StreamOptions", given.get("stream_options"));
        onlyKnown("text", "TextConfig", given.get("text"));
        onlyKnown("reasoning", "ReasoningConfig", given.get("reasoning"));
        List<Tool> tools = request.tools() == null ? List.of() : request.tools();
        for (int i = 0; i < tools.size(); i++) {
            Tool tool = tools.get(i);
            if (!(tool instanceof Tool.Unknown)) {
                onlyKnown("tools[" + i + "]", tool.getClass().getSimpleName(), RequestTree.objectOf(tool));
            }
        }
    }

    /**
     * The model also has fields that only real traffic shows: what no document has is refused here as well. Tools that no
     * document has are refused as a whole, elsewhere.
     */
    private void onlyKnown(String where, String schema, @Nullable JsonValue part) {
        if (part instanceof JsonValue.Obj object) {
            Set<String> fields = known(schema);
            for (String name : object.members().keySet()) {
                if (!fields.isEmpty() && !fields.contains(name)) {
                    throw unknown(where + "." + name);
                }
            }
        }
    }

    private Set<String> known(String schema) {
        return knownBySchema.computeIfAbsent(schema, name -> {
            Set<String> known = new HashSet<>();
            samePath.forEach(document -> known.addAll(document.properties(name)));
            return known;
        });
    }

    private static ApiException unknown(String param) {
        return ApiException.invalid(
                "unknown_parameter",
                ApiException.shortened(param),
                "Unknown parameter: '" + ApiException.shortened(param) + "'.");
    }
}
