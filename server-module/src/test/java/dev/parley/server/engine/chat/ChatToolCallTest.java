package dev.parley.server.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.engine.EngineEvent.ToolCallDelta;
import dev.parley.server.engine.EngineEvent.ToolCallStart;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.fake.ChatReply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which tool call a piece belongs to, for the ways in which upstreams number them, or don't. */
final class ChatToolCallTest {
    private final ChatFixture chat = new ChatFixture();

    @AfterEach
    void close() {
        chat.close();
    }

    private List<String> calls(ChatReply reply) throws Exception {
        return chat.answer(reply.finish("tool_calls").done()).calls();
    }

    @Test
    void a_call_keeps_its_id_and_streams_its_arguments() throws Exception {
        chat.answer(ChatReply.stream()
                .toolCall(
                        "{\"index\":0,\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\"{\\\"a\\\"\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\":1}\"}}")
                .finish("tool_calls")
                .done());

        assertThat(chat.recorder.events())
                .startsWith(
                        new ToolCallStart("call-0", "c1", "f"),
                        new ToolCallDelta("call-0", "{\"a\""),
                        new ToolCallDelta("call-0", ":1}"));
    }

    @Test
    void interleaved_calls_keep_their_own_arguments() throws Exception {
        assertThat(calls(ChatReply.stream()
                        .toolCall("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}")
                        .toolCall("{\"index\":1,\"id\":\"c2\",\"function\":{\"name\":\"g\",\"arguments\":\"{\\\"b\"}}")
                        .toolCall("{\"index\":0,\"function\":{\"arguments\":\"}\"}}")
                        .toolCall("{\"index\":1,\"function\":{\"arguments\":\"\\\":2}\"}}")))
                .containsExactly("c1 f {}", "c2 g {\"b\":2}");
    }

    @Test
    void a_new_id_under_a_used_index_is_a_new_call() throws Exception {
        assertThat(calls(ChatReply.stream()
                        .toolCall("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}")
                        .toolCall("{\"index\":0,\"id\":\"c2\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}")
                        .toolCall("{\"index\":0,\"function\":{\"arguments\":\"\\\"x\\\":1}\"}}")))
                .containsExactly("c1 f {}", "c2 f {\"x\":1}");
    }

    @Test
    void without_ids_a_name_after_complete_arguments_is_a_new_call() throws Exception {
        assertThat(calls(ChatReply.stream()
                        .toolCall("{\"index\":0,\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\":\\\"}\\\"}\"}}")
                        .toolCall("{\"index\":0,\"function\":{\"name\":\"g\",\"arguments\":\"{\\\"b\\\":1}\"}}")
                        .toolCall("{\"function\":{\"name\":\"g\",\"arguments\":\"{\\\"c\\\":1}\"}}")))
                .containsExactly("f {\"a\":\"}\"}", "g {\"b\":1}", "g {\"c\":1}");
    }

    @Test
    void a_name_or_an_id_that_is_repeated_with_each_piece_is_one_call() throws Exception {
        assertThat(calls(ChatReply.stream()
                        .toolCall(
                                "{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{\\\"a\\\"\"}}")
                        .toolCall("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\":1}\"}}")
                        .toolCall("{\"index\":0,\"id\":\"\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}")))
                .containsExactly("c1 f {\"a\":1}");
    }

    @Test
    void calls_without_index_are_told_apart_by_id() throws Exception {
        assertThat(calls(ChatReply.stream()
                        .toolCall("{\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{\"}}")
                        .toolCall("{\"id\":\"c2\",\"function\":{\"name\":\"g\",\"arguments\":\"{\"}}")
                        .toolCall("{\"id\":\"c1\",\"function\":{\"arguments\":\"}\"}}")
                        .toolCall("{\"id\":\"c2\",\"function\":{\"arguments\":\"}\"}}")))
                .containsExactly("c1 f {}", "c2 g {}");
    }

    @Test
    void an_id_that_two_calls_share_is_replaced_for_the_second() throws Exception {
        assertThat(calls(ChatReply.stream()
                        .toolCall("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}")
                        .toolCall("{\"index\":1,\"id\":\"c1\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}")))
                .containsExactly("c1 f {}", "g {}");
    }

    @Test
    void a_call_without_arguments_gets_an_empty_object() throws Exception {
        assertThat(calls(ChatReply.stream()
                        .toolCall("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"\"}}")))
                .containsExactly("c1 f {}");
    }

    @Test
    void text_before_a_call_is_kept() throws Exception {
        calls(ChatReply.stream()
                .text("Let me see.")
                .toolCall("{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}"));

        assertThat(chat.recorder.text()).isEqualTo("Let me see.");
        assertThat(chat.recorder.calls()).containsExactly("c1 f {}");
    }

    @Test
    void a_call_without_a_name_is_broken() {
        ChatReply nameless = ChatReply.stream().toolCall("{\"index\":0,\"function\":{\"arguments\":\"{}\"}}");

        assertThat(chat.failure(nameless).kind()).isEqualTo(Kind.BROKEN);
    }
}
