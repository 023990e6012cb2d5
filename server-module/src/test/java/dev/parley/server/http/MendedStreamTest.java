package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ResponsesReply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What upstreams of the Responses API do wrong, and what their clients here see of it. */
final class MendedStreamTest extends ResponsesFixture {
    private static final String ENDS = ResponsesReply.response("completed", "[]", "null");

    @Test
    void an_item_that_changes_its_id_in_every_event_is_one_item() {
        ChatReply reply =
                ResponsesReply.added(ResponsesReply.begun(), 0, ResponsesReply.message("a", "in_progress", ""));
        reply = text(reply, "b", 0, "Hel");
        reply = text(reply, "c", 0, "lo");
        reply = ResponsesReply.done(reply, 0, ResponsesReply.message("d", "completed", "Hello"));
        JsonNode response = terminal(ResponsesReply.completed(reply));

        assertThat(response.path("output")).hasSize(1);
        assertThat(response.at("/output/0/content/0/text").asText()).isEqualTo("Hello");
    }

    @Test
    void items_that_are_left_open_are_closed() {
        ChatReply reply =
                ResponsesReply.added(ResponsesReply.begun(), 0, ResponsesReply.message("a", "in_progress", ""));
        reply = text(reply, "a", 0, "One.");
        reply = ResponsesReply.added(reply, 0, ResponsesReply.message("b", "in_progress", ""));
        reply = text(reply, "b", 0, "Two.");
        JsonNode response = terminal(ResponsesReply.completed(reply));

        assertThat(response.path("output").findValuesAsText("text")).containsExactly("One.", "Two.");
        assertThat(response.at("/output/1/status").asText()).isEqualTo("completed");
    }

    @Test
    void a_text_that_nobody_announced_is_a_message() {
        assertThat(terminal(ResponsesReply.completed(text(ResponsesReply.begun(), "a", 0, "Hello")))
                        .at("/output/0/content/0/text")
                        .asText())
                .isEqualTo("Hello");
    }

    @Test
    void what_only_the_done_event_says_is_streamed_too() {
        ChatReply reply =
                ResponsesReply.done(ResponsesReply.begun(), 0, ResponsesReply.message("a", "completed", "Hello"));
        reply = ResponsesReply.done(reply, 1, ResponsesReply.functionCall("fc_up", "call_a", "f", "{\"n\":1}"));
        List<Frame> frames = frames(ResponsesReply.completed(reply), "");
        JsonNode response = StreamGrammar.check(frames);

        assertThat(types(frames)).contains("response.output_text.delta", "response.function_call_arguments.delta");
        assertThat(response.at("/output/0/content/0/text").asText()).isEqualTo("Hello");
        assertThat(response.at("/output/1/arguments").asText()).isEqualTo("{\"n\":1}");
    }

    @Test
    void what_only_the_response_lists_is_there_too() {
        String response = ResponsesReply.response(
                "completed", "[" + ResponsesReply.message("a", "completed", "Hello") + "]", "null");

        assertThat(terminal(ResponsesReply.event(
                                ResponsesReply.begun(), "response.completed", "\"response\":" + response))
                        .at("/output/0/content/0/text")
                        .asText())
                .isEqualTo("Hello");
    }

    @Test
    void what_is_begun_and_only_the_response_ends_is_there_to_its_end() {
        ChatReply reply = ResponsesReply.added(
                ResponsesReply.begun(), 0, ResponsesReply.functionCall("fc_up", "call_a", "f", ""));
        String whole = ResponsesReply.functionCall("fc_up", "call_a", "f", "{\"n\":1}");
        List<Frame> frames = frames(
                ResponsesReply.event(
                        reply,
                        "response.completed",
                        "\"response\":" + ResponsesReply.response("completed", "[" + whole + "]", "null")),
                "");

        assertThat(types(frames)).contains("response.function_call_arguments.delta");
        assertThat(StreamGrammar.check(frames).at("/output/0/arguments").asText())
                .isEqualTo("{\"n\":1}");
    }

    @Test
    void an_answer_in_one_piece_is_read_although_a_stream_was_asked_for() {
        String response = ResponsesReply.response(
                "completed", "[" + ResponsesReply.message("a", "completed", "Hello") + "]", "null");

        assertThat(terminal(ChatReply.json(response))
                        .at("/output/0/content/0/text")
                        .asText())
                .isEqualTo("Hello");
    }

    @Test
    void keepalives_comments_and_data_before_the_event_s_name_do_no_harm() {
        ChatReply reply = ResponsesReply.begun()
                .raw(": ping\n\n")
                .raw("event: keepalive\ndata: {\"type\":\"keepalive\",\"sequence_number\":5}\n\n")
                .raw("data: {\"type\":\"response.completed\",\"sequence_number\":6,\"response\":" + ENDS
                        + "}\nevent: response.completed\n\n");

        assertThat(terminal(reply).path("status").asText()).isEqualTo("completed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate_limit_exceeded | rate_limit_exceeded",
                "invalid_prompt      | invalid_prompt",
                "server_error        | server_error",
            })
    void a_response_that_failed_upstream_has_failed_here(String code, String here) {
        String response =
                ResponsesReply.response("failed", "[]", "{\"code\":\"" + code + "\",\"message\":\"That went wrong.\"}");
        JsonNode failed = terminal(
                ResponsesReply.event(ResponsesReply.saying("Hi"), "response.failed", "\"response\":" + response));

        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/error/code").asText()).isEqualTo(here);
        assertThat(failed.at("/error/message").asText()).isEqualTo("That went wrong.");
    }

    @Test
    void a_response_that_was_cancelled_upstream_has_failed_here() {
        JsonNode failed = terminal(ResponsesReply.event(
                ResponsesReply.saying("Hi"),
                "response.incomplete",
                "\"response\":" + ResponsesReply.response("cancelled", "[]", "null")));

        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/error/message").asText()).isEqualTo("The upstream cancelled the answer.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"error\",\"sequence_number\":3,\"code\":\"server_error\",\"message\":\"No more.\",\"param\":null}",
                "{\"type\":\"error\",\"error\":{\"type\":\"server_error\",\"code\":null,\"message\":\"No more.\"}}",
                "{\"error\":{\"message\":\"No more.\",\"type\":\"InternalServerError\",\"code\":null}}"
            })
    void an_error_is_understood_in_every_form(String error) {
        JsonNode failed = terminal(ResponsesReply.saying("Hi").chunk(error));

        assertThat(failed.path("status").asText()).isEqualTo("failed");
        assertThat(failed.at("/error/message").asText()).isEqualTo("No more.");
    }

    @Test
    void half_an_item_is_a_typed_failure() {
        assertThat(terminal(ResponsesReply.event(
                                ResponsesReply.begun(), "response.output_item.added", "\"output_index\":0"))
                        .at("/error/message")
                        .asText())
                .isEqualTo("The upstream sent half an item.");
    }
}
