package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.Dialogue;
import dev.parley.server.fake.ReceivedRequest;
import dev.parley.server.fake.ResponsesReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Answers that don't come to their end, in front of any upstream: it fails, it is cut, nobody wants it any more. */
final class UnfinishedAnswerTest extends DialogueFixture {

    /** What the upstream sent last may be lost with the connection, so nothing is asked of the text. */
    @ParameterizedTest
    @Tag("STREAM-13")
    @EnumSource
    void an_upstream_that_resets_fails_the_response_and_what_is_stored(Dialogue dialogue) {
        JsonNode response = terminal(dialogue, dialogue.open("Half a ").cut(), "");

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(http.get("/v1/responses/" + response.path("id").asText()).at("/status"))
                .isEqualTo("failed");
    }

    @ParameterizedTest
    @Tag("STREAM-13")
    @EnumSource
    void an_upstream_that_hangs_up_fails_the_response_and_what_is_stored(Dialogue dialogue) {
        assertFailed(dialogue, dialogue.open("Half a ").hangUp(), "Half a ");
    }

    @ParameterizedTest
    @Tag("STREAM-13")
    @EnumSource
    void an_upstream_that_stalls_fails_the_response_and_is_left(Dialogue dialogue) throws Exception {
        assertFailed(dialogue, dialogue.open("Half a ").hold(), "Half a ");
        upstream.assertClientLeaves(upstream.takeRequest());
    }

    @ParameterizedTest
    @Tag("STREAM-05")
    @Tag("STREAM-13")
    @EnumSource
    void an_upstream_that_ends_without_an_end_fails_the_response(Dialogue dialogue) {
        assertFailed(dialogue, dialogue.open("Half a "), "Half a ");
    }

    @ParameterizedTest
    @Tag("STREAM-13")
    @EnumSource
    void an_error_in_the_middle_fails_the_response_with_the_upstream_s_words(Dialogue dialogue) {
        JsonNode response = assertFailed(dialogue, dialogue.failsAfter("Half a "), "Half a ");

        assertThat(response.at("/error/message").asText()).isEqualTo("out of memory");
    }

    private JsonNode assertFailed(Dialogue dialogue, ChatReply reply, String said) {
        JsonNode response = terminal(dialogue, reply, "");

        assertThat(response.path("status").asText()).isEqualTo("failed");
        assertThat(response.at("/error/code").asText()).isEqualTo("server_error");
        assertThat(response.at("/output/0/status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/output/0/content/0/text").asText()).isEqualTo(said);
        assertThat(http.get("/v1/responses/" + response.path("id").asText()).at("/status"))
                .isEqualTo("failed");
        return response;
    }

    @ParameterizedTest
    @Tag("OBJECT-06")
    @CsvSource({"CHAT,auto", "CHAT,required", "RESPONSES,auto", "RESPONSES,required"})
    void a_cut_by_the_token_limit_is_incomplete_whatever_the_tool_choice(Dialogue dialogue, String choice) {
        List<Frame> frames =
                stream(dialogue, dialogue.cutByLength("A long"), FUNCTIONS + ",\"tool_choice\":\"" + choice + "\"");
        JsonNode response = StreamGrammar.check(frames);

        assertThat(frames.get(frames.size() - 1).type()).isEqualTo("response.incomplete");
        assertThat(response.path("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
        assertThat(response.at("/output/0/status").asText()).isEqualTo("incomplete");
    }

    @ParameterizedTest
    @Tag("STATE-09")
    @EnumSource
    void cancelling_closes_the_upstream_while_it_is_silent(Dialogue dialogue) throws Exception {
        serve(dialogue);
        upstream.next(dialogue.open("early").hold());
        try (LiveStream stream = LiveStream.post(server.uri(), request(""))) {
            String id = stream.idAfter("early");

            assertThat(http.post("/v1/responses/" + id + "/cancel", "").at("/status"))
                    .isEqualTo("cancelled");
            stream.readUntil("response.incomplete");
            upstream.assertClientLeaves(upstream.takeRequest());
        }
    }

    @ParameterizedTest
    @Tag("STATE-09")
    @EnumSource
    void cancelling_closes_the_upstream_before_it_has_answered_at_all(Dialogue dialogue) throws Exception {
        serve(dialogue);
        upstream.next(ChatReply.stream().hold());
        try (LiveStream stream = LiveStream.post(server.uri(), request(""))) {
            String id = stream.idAfter("response.in_progress");
            ReceivedRequest asked = upstream.takeRequest();
            http.post("/v1/responses/" + id + "/cancel", "");

            upstream.assertClientLeaves(asked);
        }
    }

    @ParameterizedTest
    @Tag("STATE-12")
    @EnumSource
    void a_client_that_leaves_closes_the_upstream_with_the_next_piece(Dialogue dialogue) throws Exception {
        serve(dialogue);
        CountDownLatch left = new CountDownLatch(1);
        ChatReply later = dialogue.open("early").waitFor(left);
        for (int i = 0; i < 20; i++) {
            later = dialogue == Dialogue.CHAT
                    ? later.text(" late").pause(Duration.ofMillis(20))
                    : ResponsesReply.delta(later, " late").pause(Duration.ofMillis(20));
        }
        upstream.next(later.hold());
        try (LiveStream stream = LiveStream.post(server.uri(), request(""))) {
            stream.readUntil("early");
            stream.reset();
        }
        left.countDown();

        upstream.assertClientLeaves(upstream.takeRequest());
    }

    @ParameterizedTest
    @Tag("STATE-12")
    @CsvSource({"CHAT, true", "CHAT, false", "RESPONSES, true", "RESPONSES, false"})
    void a_client_that_waits_for_json_and_leaves_closes_the_upstream_and_leaves_it_cancelled(
            Dialogue dialogue, boolean begun) throws Exception {
        serve(dialogue);
        ChatReply silence = ChatReply.stream();
        upstream.next((begun ? dialogue.open("early") : silence).hold());
        ReceivedRequest asked;
        try (LiveStream waiting =
                LiveStream.post(server.uri(), request("").replace("\"stream\":true", "\"stream\":false"))) {
            asked = upstream.takeRequest();
            waiting.reset();
        }

        upstream.assertClientLeaves(asked);
        Until.is("cancelled", () -> http.get("/v1/responses").at("/data/0/status"));
    }
}
