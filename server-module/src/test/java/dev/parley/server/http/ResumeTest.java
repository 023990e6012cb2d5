package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http.Answer;
import dev.parley.server.LiveAnswer;
import dev.parley.server.Until;
import dev.parley.server.fake.ChatReply;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Resuming a stream. */
final class ResumeTest extends ChatFixture {

    @ParameterizedTest
    @Tag("STATE-10")
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1"})
    void after_the_end_every_rest_is_the_original_byte_for_byte(String dialect) {
        upstream.next(ChatReply.stream()
                .delta("{\"reasoning_content\":\"Hm ü\"}")
                .text("Grüß ")
                .text("Gott \uD83D\uDE00")
                .finish("stop")
                .usage(3, 4)
                .done());
        Answer original = http.post(PATH, streamed(""), "X-Parley-Dialect", dialect);
        int count = original.frames().size();

        assertThat(count).isGreaterThan(8);
        for (int n = -1; n < count; n++) {
            Answer rest = http.get(path(original) + "?stream=true&starting_after=" + n);
            assertThat(rest.status()).isEqualTo(200);
            assertThat(rest.type()).startsWith("text/event-stream");
            assertThat(rest.body()).isEqualTo(from(original.body(), n + 1));
        }
        assertThat(http.get(path(original) + "?stream=true").body()).isEqualTo(original.body());
    }

    @Test
    @Tag("STREAM-02")
    @Tag("STATE-10")
    void frames_of_v5_have_no_event_lines_when_they_are_replayed_either() {
        upstream.next(ChatReply.stream().text("Hi.").finish("stop").done());
        Answer original = http.post("/v5/responses", "{\"model\":\"vendor/m-1\",\"input\":\"hello\",\"stream\":true}");

        assertThat(http.get(path(original) + "?stream=true").body())
                .isEqualTo(original.body())
                .doesNotContain("event:");
    }

    @ParameterizedTest
    @Tag("STATE-10")
    @ValueSource(booleans = {true, false})
    void a_live_response_is_followed_from_any_number_to_its_end(boolean background) {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .finish("stop")
                .done());
        try (LiveAnswer original = LiveAnswer.post(server.uri(), PATH, streamed(",\"background\":" + background))) {
            original.readUntil("early");
            String path = PATH + "/" + original.id() + "?stream=true&starting_after=";
            try (LiveAnswer all = LiveAnswer.get(server.uri(), path + "-1");
                    LiveAnswer rest = LiveAnswer.get(server.uri(), path + "2")) {
                all.readUntil("early");
                gate.countDown();
                String whole = LiveAnswer.withoutComments(original.readToEnd());

                assertThat(whole).contains("event: response.completed");
                assertThat(LiveAnswer.withoutComments(all.readToEnd())).isEqualTo(whole);
                assertThat(LiveAnswer.withoutComments(rest.readToEnd())).isEqualTo(from(whole, 3));
            }
        }
    }

    @Test
    @Tag("STATE-10")
    void a_follower_that_comes_late_finds_what_has_left_the_memory_in_the_store() {
        CountDownLatch gate = new CountDownLatch(1);
        ChatReply reply = ChatReply.stream();
        for (int i = 0; i < 400; i++) {
            reply = reply.text("word-" + i + " ");
        }
        upstream.next(reply.waitFor(gate).text("last").finish("stop").done());
        try (LiveAnswer original = LiveAnswer.post(server.uri(), PATH, streamed(",\"background\":true"))) {
            original.readUntil("word-399");
            try (LiveAnswer late = LiveAnswer.get(server.uri(), PATH + "/" + original.id() + "?stream=true")) {
                late.readUntil("word-399");
                gate.countDown();

                assertThat(LiveAnswer.withoutComments(late.readToEnd()))
                        .isEqualTo(LiveAnswer.withoutComments(original.readToEnd()));
            }
        }
    }

    @Test
    void a_follower_that_leaves_stops_nothing() {
        CountDownLatch gate = new CountDownLatch(1);
        upstream.next(ChatReply.stream()
                .text("early")
                .waitFor(gate)
                .text(" late")
                .finish("stop")
                .done());
        String id = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hello\",\"background\":true}")
                .at("/id");
        try (LiveAnswer follower = LiveAnswer.get(server.uri(), PATH + "/" + id + "?stream=true")) {
            follower.readUntil("early");
        }
        gate.countDown();

        Until.is("completed", () -> http.get(PATH + "/" + id).at("/status"));
    }

    @Test
    void a_follower_is_told_of_a_cancelled_response() {
        upstream.next(ChatReply.stream().text("early").hold());
        String id = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hello\",\"background\":true}")
                .at("/id");
        try (LiveAnswer follower = LiveAnswer.get(server.uri(), PATH + "/" + id + "?stream=true")) {
            follower.readUntil("early");
            http.post(PATH + "/" + id + "/cancel", "");

            assertThat(follower.readToEnd()).contains("event: response.incomplete", "\"status\":\"cancelled\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "stream=true&starting_after=99, invalid_value, starting_after",
        "stream=true&starting_after=-2, invalid_value, starting_after",
        "stream=true&starting_after=two, invalid_type, starting_after",
        "stream=maybe, invalid_type, stream",
        "starting_after=2, invalid_value, starting_after",
        "stream=false&starting_after=2, invalid_value, starting_after",
    })
    void what_cannot_be_resumed_is_a_400_that_names_the_parameter(String query, String code, String param) {
        upstream.next(ChatReply.stream().text("Hi.").finish("stop").done());
        Answer answer = http.get(path(http.post(PATH, streamed(""))) + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo(code);
        assertThat(answer.at("/error/param")).isEqualTo(param);
    }

    @Test
    void a_response_that_was_not_streamed_has_no_events() {
        upstream.next(ChatReply.completion("Hi."));
        String id = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hello\"}").at("/id");
        Answer answer = http.get(PATH + "/" + id + "?stream=true");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("response_not_streamed");
        assertThat(answer.at("/error/param")).isEqualTo("stream");
        assertThat(http.get(PATH + "/" + id + "?stream=false").status()).isEqualTo(200);
    }

    @Test
    @Tag("STATE-07")
    void an_unknown_or_deleted_response_is_a_404() {
        upstream.next(ChatReply.stream().text("Hi.").finish("stop").done());
        String path = path(http.post(PATH, streamed("")));
        http.delete(path);

        assertThat(http.get(path + "?stream=true").status()).isEqualTo(404);
        assertThat(http.get(PATH + "/resp_unknown?stream=true").at("/error/code"))
                .isEqualTo("response_not_found");
    }

    @Test
    @Tag("STATE-10")
    void a_failed_stream_is_replayed_with_its_failure() {
        upstream.next(ChatReply.stream().text("Half a ").cut());
        Answer original = http.post(PATH, streamed(""));

        assertThat(original.body()).contains("event: response.failed");
        assertThat(http.get(path(original) + "?stream=true").body()).isEqualTo(original.body());
    }

    private static String streamed(String more) {
        return "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true" + more + "}";
    }

    private static String path(Answer stream) {
        return PATH + "/" + stream.frames().get(0).data().at("/response/id").asText();
    }

    /** The stream from its nth event on. */
    private static String from(String stream, int n) {
        int at = 0;
        for (int i = 0; i < n; i++) {
            at = stream.indexOf("\n\n", at) + 2;
        }
        return stream.substring(at);
    }
}
