package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import dev.parley.model.ErrorEvent;
import dev.parley.model.ItemStatus;
import dev.parley.model.KeepaliveEvent;
import dev.parley.model.OutputItem;
import dev.parley.model.StreamEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Gives a backend's items and events the ids and numbers of this response, and leaves the rest as it is. */
final class Reissue {
    /** Events that are made here from what was streamed, and events about the response, which is never a backend's. */
    private static final Set<String> OWN = Set.of(
            "response.created",
            "response.queued",
            "response.in_progress",
            "response.completed",
            "response.failed",
            "response.incomplete",
            "response.output_item.added",
            "response.output_item.done",
            "response.output_text.done",
            "response.refusal.done",
            "response.reasoning_text.done",
            "response.reasoning_summary_text.done",
            "response.reasoning_part.added",
            "response.reasoning_part.done",
            "response.function_call_arguments.done",
            "response.custom_tool_call_input.done");

    /** Items that have no state of their own for having been cut. */
    private static final Set<String> WITHOUT_INCOMPLETE = Set.of("web_search_call", "image_generation_call");

    private Reissue() {}

    /** What takes the place of a backend's own ids and numbers. */
    record Numbers(long sequenceNumber, String itemId, long outputIndex) {}

    /** Whether an event may pass as it is. */
    static boolean isDetail(StreamEvent event) {
        String type = event.type();
        return type != null
                && !OWN.contains(type)
                && !(event instanceof ErrorEvent)
                && !(event instanceof KeepaliveEvent)
                && (!(event instanceof StreamEvent.Unknown unknown) || hasNoResponse(unknown.json()));
    }

    /** An event about an item. */
    static StreamEvent of(StreamEvent event, Numbers numbers) {
        Map<String, JsonValue> members = unpadded(event);
        members.put("sequence_number", JsonValue.Num.of(numbers.sequenceNumber()));
        members.put("item_id", new JsonValue.Str(numbers.itemId()));
        members.put("output_index", JsonValue.Num.of(numbers.outputIndex()));
        return read(members, StreamEvent::read);
    }

    /** An event about no item. */
    static StreamEvent of(StreamEvent event, long sequenceNumber) {
        Map<String, JsonValue> members = unpadded(event);
        members.put("sequence_number", JsonValue.Num.of(sequenceNumber));
        return read(members, StreamEvent::read);
    }

    /** An item of a kind that is not put together here; how it ended is the backend's to say, if it did. */
    static OutputItem of(OutputItem item, String id, ItemStatus status) {
        Map<String, JsonValue> members = members(item);
        members.put("id", new JsonValue.Str(id));
        if (members.get("status") instanceof JsonValue.Str said) {
            members.put("status", new JsonValue.Str(status(item, said.value(), status)));
        }
        return read(members, OutputItem::read);
    }

    /** The complete item with the call id that it was announced with: real backends have changed it in between. */
    static OutputItem withCallOf(OutputItem begun, OutputItem done) {
        JsonValue announced = members(begun).get("call_id");
        Map<String, JsonValue> members = members(done);
        if (!(announced instanceof JsonValue.Str) || announced.equals(members.get("call_id"))) {
            return done;
        }
        members.put("call_id", announced);
        return read(members, OutputItem::read);
    }

    private static String status(OutputItem item, String said, ItemStatus status) {
        boolean begins = ItemStatus.IN_PROGRESS.equals(status);
        if (!begins && Set.of("completed", "failed", "incomplete").contains(said)) {
            return said;
        }
        boolean cut = ItemStatus.INCOMPLETE.equals(status) && WITHOUT_INCOMPLETE.contains(item.type());
        return cut ? "failed" : status.value();
    }

    private static boolean hasNoResponse(JsonValue event) {
        return event instanceof JsonValue.Obj object
                && object.get("response") == null
                && object.get("response_id") == null;
    }

    /** Whether an event is padded here is not for a backend to say. */
    private static Map<String, JsonValue> unpadded(StreamEvent event) {
        Map<String, JsonValue> members = members(event);
        members.remove("obfuscation");
        return members;
    }

    private static Map<String, JsonValue> members(JsonModel model) {
        try {
            JsonValue tree = Json.parse(Json.write(model));
            return new LinkedHashMap<>(((JsonValue.Obj) tree).members());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> T read(Map<String, JsonValue> members, JsonReader<T> reader) {
        try {
            return Json.read(new JsonValue.Obj(members).toJson(), reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
