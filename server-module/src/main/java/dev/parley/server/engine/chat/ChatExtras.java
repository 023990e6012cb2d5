package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Parameters that some chat upstreams act on and others don't, under the same name as in the request. Which of them an
 * upstream has is for its operator to say: nothing on the wire tells.
 */
public final class ChatExtras {
    /** All that can be passed on. */
    public static final List<String> NAMES = List.of(
            "cache_salt",
            "include_stop_str_in_output",
            "logit_bias",
            "mm_processor_kwargs",
            "priority",
            "prompt_cache_key",
            "prompt_cache_retention",
            "safety_identifier",
            "service_tier",
            "skip_special_tokens",
            "top_k");

    private ChatExtras() {}

    static void write(JsonGenerator json, CreateResponse parameters, Set<String> passes) throws IOException {
        if (passes.isEmpty()) {
            return;
        }
        CreateResponse small = parameters.toBuilder().input(null).tools(null).build();
        JsonValue.Obj tree = (JsonValue.Obj) Json.parse(Json.write(small));
        for (Map.Entry<String, JsonValue> member : tree.members().entrySet()) {
            if (passes.contains(member.getKey()) && member.getValue() != JsonValue.Null.NULL) {
                json.writeFieldName(member.getKey());
                member.getValue().writeTo(json);
            }
        }
    }
}
