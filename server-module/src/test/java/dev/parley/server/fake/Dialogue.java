package dev.parley.server.fake;

import dev.parley.json.JsonValue;
import java.util.List;

/** The same answers in both upstream languages, so that one test can ask the same of both engines. */
public enum Dialogue {
    CHAT {
        @Override
        public ChatReply says(String... pieces) {
            return open(pieces).finish("stop").usage(11, 7).done();
        }

        @Override
        public ChatReply open(String... pieces) {
            ChatReply reply = ChatReply.stream();
            for (String piece : pieces) {
                reply = reply.text(piece);
            }
            return reply;
        }

        @Override
        public ChatReply cutByLength(String text) {
            return open(text).finish("length").usage(11, 7).done();
        }

        @Override
        public ChatReply calls(List<Call> calls) {
            ChatReply reply = ChatReply.stream();
            for (int i = 0; i < calls.size(); i++) {
                reply = reply.toolCall(
                        "{\"index\":" + i + ",\"id\":\"" + calls.get(i).id() + "\",\"function\":{\"name\":\""
                                + calls.get(i).name() + "\",\"arguments\":"
                                + quoted(calls.get(i).firstHalf()) + "}}");
            }
            for (int i = 0; i < calls.size(); i++) {
                reply = reply.toolCall("{\"index\":" + i + ",\"function\":{\"arguments\":"
                        + quoted(calls.get(i).secondHalf()) + "}}");
            }
            return reply.finish("tool_calls").usage(11, 7).done();
        }

        @Override
        public ChatReply thinksAndSays(String thought, String text) {
            return ChatReply.stream()
                    .delta("{\"reasoning_content\":" + quoted(thought) + "}")
                    .text(text)
                    .finish("stop")
                    .usage(11, 7)
                    .done();
        }

        @Override
        public ChatReply refuses(String text) {
            return ChatReply.stream()
                    .delta("{\"refusal\":" + quoted(text) + "}")
                    .finish("stop")
                    .done();
        }

        @Override
        public ChatReply failsAfter(String text) {
            return open(text).chunk("{\"error\":{\"message\":\"out of memory\",\"type\":\"server_error\"}}");
        }
    },

    RESPONSES {
        @Override
        public ChatReply says(String... pieces) {
            return ResponsesReply.completed(ResponsesReply.saying(pieces));
        }

        @Override
        public ChatReply open(String... pieces) {
            ChatReply reply = ResponsesReply.added(
                    ResponsesReply.begun(), 0, ResponsesReply.message("msg_up", "in_progress", ""));
            for (String piece : pieces) {
                reply = ResponsesReply.delta(reply, piece);
            }
            return reply;
        }

        @Override
        public ChatReply cutByLength(String text) {
            String response = ResponsesReply.response("incomplete", "[]", "null")
                    .replace("\"usage\"", "\"incomplete_details\":{\"reason\":\"max_output_tokens\"},\"usage\"");
            return ResponsesReply.event(open(text), "response.incomplete", "\"response\":" + response);
        }

        @Override
        public ChatReply calls(List<Call> calls) {
            ChatReply reply = ResponsesReply.begun();
            for (int i = 0; i < calls.size(); i++) {
                reply = ResponsesReply.added(reply, i, item(calls.get(i), i, ""));
                reply = arguments(reply, i, calls.get(i).firstHalf());
            }
            for (int i = 0; i < calls.size(); i++) {
                reply = arguments(reply, i, calls.get(i).secondHalf());
            }
            for (int i = 0; i < calls.size(); i++) {
                reply = ResponsesReply.done(
                        reply, i, item(calls.get(i), i, calls.get(i).arguments()));
            }
            return ResponsesReply.completed(reply);
        }

        private String item(Call call, int index, String arguments) {
            return ResponsesReply.functionCall("fc_up" + index, call.id(), call.name(), arguments);
        }

        private ChatReply arguments(ChatReply reply, int index, String piece) {
            return ResponsesReply.event(
                    reply,
                    "response.function_call_arguments.delta",
                    ResponsesReply.at("fc_up" + index, index) + ",\"delta\":" + quoted(piece));
        }

        @Override
        public ChatReply thinksAndSays(String thought, String text) {
            String at = ResponsesReply.at("rs_up", 0) + ",\"content_index\":0";
            ChatReply reply = ResponsesReply.added(
                    ResponsesReply.begun(), 0, "{\"type\":\"reasoning\",\"id\":\"rs_up\",\"summary\":[]}");
            reply = ResponsesReply.event(
                    reply,
                    "response.reasoning_part.added",
                    at + ",\"part\":{\"type\":\"reasoning_text\",\"text\":\"\"}");
            reply = ResponsesReply.event(reply, "response.reasoning_text.delta", at + ",\"delta\":" + quoted(thought));
            reply = ResponsesReply.added(reply, 1, ResponsesReply.message("msg_up2", "in_progress", ""));
            reply = ResponsesReply.event(
                    reply,
                    "response.output_text.delta",
                    ResponsesReply.at("msg_up2", 1) + ",\"content_index\":0,\"delta\":" + quoted(text));
            return ResponsesReply.completed(reply);
        }

        @Override
        public ChatReply refuses(String text) {
            ChatReply reply = open();
            reply = ResponsesReply.event(
                    reply,
                    "response.refusal.delta",
                    ResponsesReply.at("msg_up", 0) + ",\"content_index\":0,\"delta\":" + quoted(text));
            return ResponsesReply.completed(reply);
        }

        @Override
        public ChatReply failsAfter(String text) {
            return ResponsesReply.event(
                    open(text),
                    "error",
                    "\"error\":{\"message\":\"out of memory\",\"type\":\"server_error\",\"code\":null,\"param\":null}");
        }
    };

    /** A function call whose arguments come in two halves. */
    public record Call(String id, String name, String arguments) {
        String firstHalf() {
            return arguments.substring(0, arguments.length() / 2);
        }

        String secondHalf() {
            return arguments.substring(arguments.length() / 2);
        }
    }

    /** A stream that says this and ends well: 11 tokens in, 7 out. */
    public abstract ChatReply says(String... pieces);

    /** A stream that has said this and not ended. */
    public abstract ChatReply open(String... pieces);

    public abstract ChatReply cutByLength(String text);

    /** Function calls whose arguments interleave. */
    public abstract ChatReply calls(List<Call> calls);

    /** Raw reasoning, then a text; nothing is closed but by the end. */
    public abstract ChatReply thinksAndSays(String thought, String text);

    public abstract ChatReply refuses(String text);

    /** An error object in the middle of the stream. */
    public abstract ChatReply failsAfter(String text);

    private static String quoted(String text) {
        return new JsonValue.Str(text).toJson();
    }
}
