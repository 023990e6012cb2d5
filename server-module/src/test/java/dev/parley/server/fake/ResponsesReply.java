package dev.parley.server.fake;

import dev.parley.json.JsonValue;

/**
 * Replies of an upstream that speaks the Responses API, event by event. Ids and numbers are the upstream's own and look
 * like it, so that tests notice when one of them leaks.
 */
public final class ResponsesReply {
    private ResponsesReply() {}

    /** A stream that has begun. */
    public static ChatReply begun() {
        return event(
                event(ChatReply.stream(), "response.created", "\"response\":" + response("in_progress", "[]", "null")),
                "response.in_progress",
                "\"response\":" + response("in_progress", "[]", "null"));
    }

    /** A stream that says one text in these pieces, up to the end of the message. */
    public static ChatReply saying(String... pieces) {
        ChatReply reply = added(begun(), 0, message("msg_up", "in_progress", ""));
        reply = event(
                reply, "response.content_part.added", at("msg_up", 0) + ",\"content_index\":0,\"part\":" + text(""));
        for (String piece : pieces) {
            reply = delta(reply, piece);
        }
        String whole = String.join("", pieces);
        reply = event(
                reply,
                "response.output_text.done",
                at("msg_up", 0) + ",\"content_index\":0,\"logprobs\":[],\"text\":" + quoted(whole));
        reply = event(
                reply, "response.content_part.done", at("msg_up", 0) + ",\"content_index\":0,\"part\":" + text(whole));
        return done(reply, 0, message("msg_up", "completed", whole));
    }

    /** A piece of the text of the message that {@link #saying} begins. */
    public static ChatReply delta(ChatReply reply, String piece) {
        return event(
                reply,
                "response.output_text.delta",
                at("msg_up", 0) + ",\"content_index\":0,\"logprobs\":[],\"delta\":" + quoted(piece));
    }

    public static ChatReply added(ChatReply reply, int index, String item) {
        return event(reply, "response.output_item.added", "\"output_index\":" + index + ",\"item\":" + item);
    }

    public static ChatReply done(ChatReply reply, int index, String item) {
        return event(reply, "response.output_item.done", "\"output_index\":" + index + ",\"item\":" + item);
    }

    /** The end: a response in that state, with nothing in its output, as some upstreams have it. */
    public static ChatReply completed(ChatReply reply) {
        return event(reply, "response.completed", "\"response\":" + response("completed", "[]", "null"));
    }

    /** Any event; {@code members} is the JSON that follows its type. */
    public static ChatReply event(ChatReply reply, String type, String members) {
        String json = "{\"type\":\"" + type + "\",\"sequence_number\":777," + members + "}";
        return reply.raw("event: " + type + "\ndata: " + json + "\n\n");
    }

    /** The members that say which item an event is about. */
    public static String at(String id, int index) {
        return "\"item_id\":\"" + id + "\",\"output_index\":" + index;
    }

    public static String message(String id, String status, String text) {
        String content = text.isEmpty() ? "[]" : "[" + text(text) + "]";
        return "{\"type\":\"message\",\"id\":\"" + id + "\",\"role\":\"assistant\",\"status\":\"" + status
                + "\",\"content\":" + content + "}";
    }

    public static String functionCall(String id, String callId, String name, String arguments) {
        return "{\"type\":\"function_call\",\"id\":\"" + id + "\",\"call_id\":\"" + callId + "\",\"name\":\"" + name
                + "\",\"status\":\"in_progress\",\"arguments\":" + quoted(arguments) + "}";
    }

    /** A response object as an upstream would have it; 11 tokens in, of them 3 cached, 7 out, of them 2 of reasoning. */
    public static String response(String status, String output, String error) {
        return "{\"id\":\"resp_up\",\"object\":\"response\",\"created_at\":1,\"model\":\"up-model\",\"status\":\""
                + status
                + "\",\"error\":" + error + ",\"output\":" + output
                + ",\"usage\":{\"input_tokens\":11,\"input_tokens_details\":{\"cached_tokens\":3},\"output_tokens\":7,"
                + "\"output_tokens_details\":{\"reasoning_tokens\":2},\"total_tokens\":18}}";
    }

    private static String text(String text) {
        return "{\"type\":\"output_text\",\"text\":" + quoted(text) + ",\"annotations\":[]}";
    }

    private static String quoted(String text) {
        return new JsonValue.Str(text).toJson();
    }
}
