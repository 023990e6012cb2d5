package dev.parley.server.dialect;

import dev.parley.json.JsonValue;
import dev.parley.model.ComputerTool;
import dev.parley.model.CreateResponse;
import dev.parley.model.Tool;
import dev.parley.server.screen.ComputerTools;
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
    private final ContractDocument own;
    private final List<ContractDocument> samePath;
    private final Map<String, Set<String>> knownBySchema = new ConcurrentHashMap<>();
    private final boolean lenient;

    private RequestFields(ContractDocument own, List<ContractDocument> samePath, boolean lenient) {
        this.own = own;
        this.samePath = samePath;
        this.lenient = lenient;
    }

    /**
     * The fields that one document needs, among those that any document on the same path has: what one of them allows,
     * all of them accept.
     *
     * @param lenient whether fields that none of them has are passed over
     */
    static RequestFields of(ContractDocument own, List<ContractDocument> samePath, boolean lenient) {
        return new RequestFields(own, List.copyOf(samePath), lenient);
    }

    /** Returns the request if it fits. */
    CreateResponse check(RequestTree asked) {
        CreateResponse request = asked.request();
        JsonValue.Obj given = asked.fields();
        if (!lenient) {
            noneUnknown(asked);
        }
        for (String name : own.required("CreateResponse")) {
            boolean there = name.equals("input")
                    ? request.input() != null
                    : given.members().containsKey(name);
            if (!there) {
                throw missing(name);
            }
        }
        tools(request.tools() == null ? List.of() : request.tools());
        return request;
    }

    private void noneUnknown(RequestTree asked) {
        JsonValue.Obj given = asked.fields();
        Set<String> known = known("CreateResponse");
        for (String name : given.members().keySet()) {
            if (!known.contains(name) && asked.asksFor(name)) {
                throw unknown(name);
            }
        }
        onlyKnownValues("", "CreateResponse", given);
        onlyKnown("stream_options", "StreamOptions", given.get("stream_options"));
        onlyKnown("text", "TextConfig", given.get("text"));
        onlyKnown("reasoning", "ReasoningConfig", given.get("reasoning"));
    }

    /** Tools that no document has are refused as a whole, elsewhere. */
    private void tools(List<Tool> tools) {
        for (int i = 0; i < tools.size(); i++) {
            Tool tool = tools.get(i);
            String where = "tools[" + i + "]";
            if (!lenient && !(tool instanceof Tool.Unknown)) {
                onlyKnown(where, tool.getClass().getSimpleName(), RequestTree.objectOf(tool));
            }
            if (tool instanceof ComputerTool computer) {
                display(where, computer);
            }
        }
    }

    /** Without its size no coordinate on a display means anything, where the document does not say what to assume. */
    private void display(String where, ComputerTool tool) {
        if (ComputerTools.isBatched(tool)) {
            noDisplay(where, tool);
            return;
        }
        Set<String> required = own.required("ComputerTool");
        if (required.contains("display_width") && tool.displayWidth() == null) {
            throw missing(where + ".display_width");
        }
        if (required.contains("display_height") && tool.displayHeight() == null) {
            throw missing(where + ".display_height");
        }
    }

    /** Positions are pixels of the screenshot, whatever the tool says: so it may say nothing. */
    private void noDisplay(String where, ComputerTool tool) {
        for (String name : List.of("display_width", "display_height", "environment")) {
            if (!lenient && RequestTree.objectOf(tool).get(name) != null) {
                throw unknown(where + "." + name);
            }
        }
    }

    /** The model also has fields that only real traffic shows: what no document has is refused here as well. */
    private void onlyKnown(String where, String schema, @Nullable JsonValue part) {
        if (part instanceof JsonValue.Obj object) {
            Set<String> fields = known(schema);
            for (String name : object.members().keySet()) {
                if (!fields.isEmpty() && !fields.contains(name)) {
                    throw unknown(where + "." + name);
                }
            }
            onlyKnownValues(where + ".", schema, object);
        }
    }

    /** What one document on the path allows, all of them accept; one that lists no values allows any. */
    private void onlyKnownValues(String prefix, String schema, JsonValue.Obj object) {
        object.members().forEach((name, value) -> {
            if (value instanceof JsonValue.Str text
                    && known(schema).contains(name)
                    && samePath.stream().noneMatch(document -> document.allows(schema, name, text.value()))) {
                throw ApiException.invalid(
                        "invalid_value",
                        prefix + name,
                        "'" + ApiException.shortened(text.value()) + "' is not a value of '" + prefix + name + "'.");
            }
        });
    }

    private Set<String> known(String schema) {
        return knownBySchema.computeIfAbsent(schema, name -> {
            Set<String> known = new HashSet<>();
            samePath.forEach(document -> known.addAll(document.properties(name)));
            return known;
        });
    }

    private static ApiException missing(String param) {
        return ApiException.invalid("missing_required_parameter", param, "'" + param + "' is required.");
    }

    private static ApiException unknown(String param) {
        return ApiException.invalid(
                "unknown_parameter",
                ApiException.shortened(param),
                "Unknown parameter: '" + ApiException.shortened(param) + "'.");
    }
}
