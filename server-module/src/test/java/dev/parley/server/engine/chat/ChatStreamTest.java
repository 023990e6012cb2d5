package dev.parley.server.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.engine.EngineEvent;
import dev.parley.server.engine.EngineEvent.Finish;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.TextDelta;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.Turn;
import dev.parley.server.fake.ChatReply;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes out of an upstream that answers to the end. */
final class ChatStreamTest {
    private static final String JSON_ASKED = "{\"model\":\"m\",\"input\":\"Hi\"}";
    private final ChatFixture chat = new ChatFixture();

    @AfterEach
    void close() {
        chat.close();
    }

    @Test
    void each_piece_of_text_is_an_event_and_the_end_comes_last() throws Exception {
        chat.answer(ChatReply.stream()
                .text("Hel")
                .text("lo")
                .finish("stop")
                .usage(3, 2)
                .done());

        assertThat(chat.recorder.events())
                .containsExactly(
                        new TextDelta("Hel"),
                        new TextDelta("lo"),
                        new TokenCount(3, 0, 2, 0),
                        new Finish(FinishReason.STOP));
    }

    @Test
    void a_piece_arrives_before_the_upstream_has_sent_the_next() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        LinkedBlockingQueue<EngineEvent> arrived = new LinkedBlockingQueue<>();
        chat.upstream.next(ChatReply.stream()
                .text("one")
                .waitFor(gate)
                .text("two")
                .finish("stop")
                .done());
        Thread answering = new Thread(() -> {
            try {
                chat.engine.prepare(Turn.of(ChatFixture.STREAMED)).run(arrived::add);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        answering.start();

        assertThat(arrived.poll(10, TimeUnit.SECONDS)).isEqualTo(new TextDelta("one"));
        gate.countDown();
        assertThat(arrived.poll(10, TimeUnit.SECONDS)).isEqualTo(new TextDelta("two"));
        answering.join();
    }

    @Test
    void missing_done_missing_usage_and_empty_or_null_deltas_do_no_harm() throws Exception {
        chat.answer(ChatReply.stream()
                .delta("{\"role\":\"assistant\",\"content\":\"\"}")
                .delta("{\"content\":null,\"tool_calls\":null,\"refusal\":null}")
                .chunk("{\"choices\":[]}")
                .chunk("{\"choices\":[{\"index\":0,\"delta\":null}],\"usage\":null}")
                .text("ok")
                .finish("stop"));

        assertThat(chat.recorder.events()).containsExactly(new TextDelta("ok"), new Finish(FinishReason.STOP));
    }

    @Test
    void done_without_a_finish_reason_is_an_end() throws Exception {
        chat.answer(ChatReply.stream().text("ok").done());

        assertThat(chat.recorder.finish()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void comments_event_names_crlf_and_missing_spaces_are_read() throws Exception {
        chat.answer(ChatReply.stream()
                .raw(": PROCESSING\r\n\r\n")
                .raw("event: chunk\r\nid: 1\r\ndata:{\"choices\":[{\"delta\":{\"content\":\"a\"}}]}\r\n\r\n")
                .raw("data: \n\n")
                .raw("data: {\"choices\":[{\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}\n")
                .raw("data:[DONE]\n\n"));

        assertThat(chat.recorder.text()).isEqualTo("ab");
    }

    @Test
    void an_event_of_several_data_lines_is_one_chunk() throws Exception {
        chat.answer(ChatReply.stream()
                .raw(
                        "data: {\"choices\":\ndata: [{\"delta\":{\"content\":\"a\"},\ndata: \"finish_reason\":\"stop\"}]}\n\n")
                .done());

        assertThat(chat.recorder.text()).isEqualTo("a");
    }

    @Test
    void chunk_borders_inside_characters_and_lines_do_no_harm() throws Exception {
        ChatReply whole =
                ChatReply.stream().text("größer 🙂 e\u0301").finish("stop").done();
        ChatReply split = ChatReply.stream();
        for (ChatReply.Step step : whole.steps()) {
            byte[] bytes = ((ChatReply.Step.Send) step).bytes();
            for (int i = 0; i < bytes.length; i++) {
                split = split.raw(Arrays.copyOfRange(bytes, i, i + 1));
            }
        }

        assertThat(chat.answer(split).text()).isEqualTo("größer 🙂 e\u0301");
    }

    @Test
    void a_character_that_two_chunks_share_is_put_together() throws Exception {
        chat.answer(ChatReply.stream()
                .delta("{\"content\":\"a\\ud83d\"}")
                .delta("{\"content\":\"\\ude42b\\ud83d\"}")
                .delta("{\"content\":\"c\\ud83d\"}")
                .finish("stop"));

        assertThat(chat.recorder.all(TextDelta.class))
                .containsExactly(
                        new TextDelta("a"), new TextDelta("🙂b"), new TextDelta("\uFFFDc"), new TextDelta("\uFFFD"));
    }

    @Test
    void reasoning_under_either_name_and_refusals_are_told_apart_from_text() throws Exception {
        chat.answer(ChatReply.stream()
                .delta("{\"reasoning_content\":\"think\",\"reasoning\":null}")
                .delta("{\"reasoning\":\"ing\"}")
                .delta("{\"refusal\":\"no\"}")
                .text("text")
                .finish("stop")
                .done());

        assertThat(chat.recorder.reasoning()).isEqualTo("thinking");
        assertThat(chat.recorder.refusal()).isEqualTo("no");
        assertThat(chat.recorder.text()).isEqualTo("text");
    }

    @Test
    void text_in_a_list_of_parts_is_joined() throws Exception {
        chat.answer(ChatReply.stream()
                .delta("{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"text\",\"text\":\"b\"}]}")
                .finish("stop"));

        assertThat(chat.recorder.text()).isEqualTo("ab");
    }

    @Test
    void finish_reasons_are_told_apart() throws Exception {
        assertThat(chat.answer(ChatReply.stream().text("a").finish("length").done())
                        .finish())
                .isEqualTo(FinishReason.LENGTH);
        try (ChatFixture other = new ChatFixture()) {
            assertThat(other.answer(ChatReply.stream().finish("content_filter").done())
                            .finish())
                    .isEqualTo(FinishReason.CONTENT_FILTER);
        }
    }

    @Test
    void token_details_are_counted() throws Exception {
        chat.answer(ChatReply.stream()
                .finish("stop")
                .chunk("{\"choices\":[],\"usage\":{\"prompt_tokens\":10,\"completion_tokens\":7,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":4,\"audio_tokens\":0},"
                        + "\"completion_tokens_details\":{\"reasoning_tokens\":5}}}")
                .done());

        assertThat(chat.recorder.tokens()).isEqualTo(new TokenCount(10, 4, 7, 5));
    }

    @Test
    void a_whole_completion_is_read_where_a_stream_was_asked_for() throws Exception {
        chat.answer(ChatReply.completion("whole"));

        assertThat(chat.recorder.text()).isEqualTo("whole");
        assertThat(chat.recorder.tokens()).isEqualTo(new TokenCount(3, 0, 2, 0));
        assertThat(chat.recorder.finish()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void a_stream_is_read_where_a_whole_completion_was_asked_for() throws Exception {
        chat.answer(ChatReply.stream().text("streamed").finish("stop").done(), Turn.of(JSON_ASKED));

        assertThat(chat.recorder.text()).isEqualTo("streamed");
    }

    @Test
    void the_content_type_is_not_believed() throws Exception {
        chat.answer(ChatReply.stream().text("a").finish("stop").done().header("Content-Type", "application/json"));

        assertThat(chat.recorder.text()).isEqualTo("a");
    }

    @Test
    void a_whole_completion_with_calls_and_reasoning_is_read() throws Exception {
        chat.answer(
                ChatReply.json(
                        "{\"choices\":[{\"message\":{\"content\":null,\"reasoning_content\":\"hm\",\"tool_calls\":["
                                + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
                                + "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":{\"a\":1}}}]},"
                                + "\"finish_reason\":\"tool_calls\"}]}"),
                Turn.of(JSON_ASKED));

        assertThat(chat.recorder.calls()).containsExactly("c1 f {}", "c2 f {\"a\":1}");
        assertThat(chat.recorder.reasoning()).isEqualTo("hm");
    }

    @Test
    void a_failure_to_close_after_the_finish_reason_does_not_spoil_the_answer() throws Exception {
        chat.answer(ChatReply.stream()
                .text("whole")
                .finish("stop")
                .raw("data: {\"cho")
                .hangUp());

        assertThat(chat.recorder.text()).isEqualTo("whole");
        assertThat(chat.recorder.finish()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void connections_are_used_again() throws Exception {
        for (int i = 0; i < 3; i++) {
            chat.answer(ChatReply.stream().text("a").finish("stop").usage(1, 1).done());
            chat.answer(ChatReply.completion("b"), Turn.of(JSON_ASKED));
        }

        assertThat(chat.upstream.connections()).isEqualTo(1);
    }

    @Test
    void an_upstream_that_keeps_the_connection_open_after_done_does_not_hold_up_the_answer() throws Exception {
        chat.answer(ChatReply.stream().text("a").finish("stop").done().hold());

        assertThat(chat.recorder.finish()).isEqualTo(FinishReason.STOP);
        chat.upstream.assertClientLeaves(chat.upstream.takeRequest());
    }

    @Test
    void an_upstream_that_sends_a_page_instead_is_broken() {
        ChatReply page = ChatReply.stream()
                .raw("<html>welcome</html>".getBytes(StandardCharsets.UTF_8))
                .header("Content-Type", "text/html");

        assertThat(chat.failure(page).kind()).isEqualTo(Kind.BROKEN);
    }
}
