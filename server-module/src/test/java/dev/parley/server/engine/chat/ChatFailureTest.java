package dev.parley.server.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.server.engine.EngineEvent.TextDelta;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.Turn;
import dev.parley.server.engine.upstream.Upstream;
import dev.parley.server.fake.ChatReply;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client is told when the upstream refuses, breaks off or is not there. */
final class ChatFailureTest {
    private final ChatFixture chat = new ChatFixture();

    @AfterEach
    void close() {
        chat.close();
    }

    private static ChatReply error(int status, String message) {
        return ChatReply.json(status, "{\"error\":{\"message\":\"" + message + "\",\"type\":\"t\",\"code\":null}}");
    }

    @ParameterizedTest
    @CsvSource({
        "400,INVALID_REQUEST",
        "422,INVALID_REQUEST",
        "401,REFUSED",
        "403,REFUSED",
        "408,TIMEOUT",
        "429,RATE_LIMITED",
        "500,UNAVAILABLE",
        "503,UNAVAILABLE",
        "302,BROKEN"
    })
    void each_status_has_its_kind(int status, Kind kind) {
        assertThat(chat.failure(error(status, "because")).kind()).isEqualTo(kind);
    }

    @Test
    void a_refused_request_says_why_and_names_the_client_s_parameter() {
        Failure failure = chat.failure(
                ChatReply.json(400, "{\"error\":{\"message\":\"too big\",\"param\":\"max_completion_tokens\"}}"));

        assertThat(failure).isEqualTo(new Failure(Kind.INVALID_REQUEST, "too big", "max_output_tokens", null));
    }

    @Test
    void a_path_into_the_upstream_s_own_body_is_shortened_to_what_the_client_knows() {
        Failure failure =
                chat.failure(ChatReply.json(400, "{\"error\":{\"message\":\"m\",\"param\":\"messages[3].content\"}}"));

        assertThat(failure.param()).isEqualTo("input");
    }

    @Test
    void an_unknown_model_is_told_apart_from_a_wrong_path() {
        Failure model = chat.failure(error(404, "The model `m` does not exist."));
        Failure path = chat.failure(ChatReply.json(404, "{\"detail\":\"Not Found\"}"));

        assertThat(model.kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
        assertThat(model.param()).isEqualTo("model");
        assertThat(path.kind()).isEqualTo(Kind.REFUSED);
    }

    @Test
    void retry_after_is_passed_on_in_seconds_or_as_a_date() {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                ZonedDateTime.now(ZoneOffset.UTC).plusHours(1));

        assertThat(chat.failure(error(429, "slow").header("Retry-After", "7")).retryAfterSeconds())
                .isEqualTo(7);
        assertThat(chat.failure(error(429, "slow").header("Retry-After", date)).retryAfterSeconds())
                .isBetween(3500L, 3601L);
        assertThat(chat.failure(error(429, "slow").header("Retry-After", "soon"))
                        .retryAfterSeconds())
                .isNull();
    }

    @Test
    void messages_carry_no_keys_addresses_or_stack_traces() {
        String message = "Key " + ChatFixture.KEY + " and sk-another-1234567 refused by http://10.1.2.3:8000/v1 at "
                + "127.0.0.1\\nTraceback (most recent call last):\\n  File \\\"x.py\\\"";

        assertThat(chat.failure(error(400, message)).message())
                .isEqualTo("Key [key] and [key] refused by [address] at [address]");
    }

    @Test
    void messages_name_no_machine_and_no_file_of_the_upstream() {
        String message = "Slow down on gpu-7.internal, worker-3.models.svc.cluster.local:8000 and [fd00::7]:80; see "
                + "/srv/llm/engine.py:118. Use gpt-4.1 or max_tokens=1.5, as docs.example.com says of /v1/chat/completions.";

        assertThat(chat.failure(error(429, message)).message())
                .isEqualTo(
                        "Slow down on [address], [address] and [address]; see [file]. Use gpt-4.1 or max_tokens=1.5, "
                                + "as docs.example.com says of /v1/chat/completions.");
    }

    @Test
    void long_messages_are_cut() {
        assertThat(chat.failure(error(400, "x".repeat(5000))).message()).hasSizeLessThan(700);
    }

    @Test
    void an_error_that_is_not_json_gets_a_message_of_its_own() {
        ChatReply page = ChatReply.json(400, "<html>nginx</html>").header("Content-Type", "text/html");

        assertThat(chat.failure(page).message()).isEqualTo("The upstream refused the request.");
    }

    @Test
    void an_error_object_in_the_stream_ends_the_answer() {
        Failure failure = chat.failure(ChatReply.stream()
                .text("a")
                .chunk("{\"error\":{\"message\":\"out of memory\",\"type\":\"server_error\",\"code\":null}}")
                .done());

        assertThat(failure).isEqualTo(Failure.of(Kind.BROKEN, "out of memory"));
        assertThat(chat.recorder.events()).containsExactly(new TextDelta("a"));
    }

    @Test
    void an_error_object_in_the_stream_keeps_its_kind() {
        ChatReply limited = ChatReply.stream().chunk("{\"error\":{\"message\":\"slow\",\"code\":429}}");

        assertThat(chat.failure(limited).kind()).isEqualTo(Kind.RATE_LIMITED);
    }

    @Test
    void an_error_field_of_its_own_in_the_stream_is_read() {
        ChatReply field = ChatReply.stream().text("a").raw("error: {\"code\":500,\"message\":\"slot lost\"}\n\n");

        assertThat(chat.failure(field).kind()).isEqualTo(Kind.UNAVAILABLE);
    }

    @Test
    void an_error_object_with_status_200_is_an_error() {
        ChatReply reply = ChatReply.json("{\"error\":{\"message\":\"no such model\",\"code\":\"model_not_found\"}}");

        assertThat(chat.failure(reply).kind()).isEqualTo(Kind.MODEL_NOT_FOUND);
    }

    @Test
    void a_finish_reason_that_means_failure_is_one() {
        assertThat(chat.failure(ChatReply.stream().text("a").finish("error").done())
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void an_upstream_that_is_cut_off_is_broken() {
        assertThat(chat.failure(ChatReply.stream().text("a").raw("data: {\"cho").hangUp()))
                .isEqualTo(Failure.of(Kind.BROKEN, "The upstream broke off."));
        assertThat(chat.failure(ChatReply.stream()
                                .text("a")
                                .pause(Duration.ofMillis(200))
                                .cut())
                        .kind())
                .isEqualTo(Kind.BROKEN);
        assertThat(chat.failure(ChatReply.stream().text("a")).kind()).isEqualTo(Kind.BROKEN);
        assertThat(chat.failure(ChatReply.json("{\"choices\":[{\"mess").hangUp())
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void something_that_is_not_json_is_broken() {
        assertThat(chat.failure(ChatReply.stream().raw("data: hello\n\n").done()))
                .isEqualTo(Failure.of(Kind.BROKEN, "The upstream sent something that is not JSON."));
        assertThat(chat.failure(ChatReply.stream()
                                .raw("data: {\"choices\":\n\n")
                                .done())
                        .kind())
                .isEqualTo(Kind.BROKEN);
    }

    @Test
    void a_silent_upstream_is_a_timeout_before_and_in_the_middle_of_the_answer() {
        try (ChatFixture impatient = new ChatFixture(Duration.ofMillis(200))) {
            assertThat(impatient.failure(ChatReply.stream().hold()).kind()).isEqualTo(Kind.TIMEOUT);
            assertThat(impatient.failure(ChatReply.stream().text("a").hold()).kind())
                    .isEqualTo(Kind.TIMEOUT);
            assertThat(impatient.recorder.text()).isEqualTo("a");
        }
    }

    @Test
    void the_time_that_a_listener_takes_is_not_the_upstream_s_silence() throws Exception {
        try (ChatFixture impatient = new ChatFixture(Duration.ofMillis(200))) {
            impatient.upstream.next(
                    ChatReply.stream().text("a").finish("stop").usage(1, 1).done());

            impatient.engine.prepare(Turn.of(ChatFixture.STREAMED)).run(event -> {
                sleep(Duration.ofMillis(600));
                impatient.recorder.accept(event);
            });

            assertThat(impatient.recorder.text()).isEqualTo("a");
        }
    }

    @Test
    void an_upstream_that_never_ends_its_error_is_told_by_its_status() {
        try (ChatFixture impatient = new ChatFixture(Duration.ofMillis(200))) {
            ChatReply endless =
                    ChatReply.json(503, "{\"error\":{\"message\":\"wait").hold();

            assertThat(impatient.failure(endless).kind()).isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @Test
    void a_connection_of_which_an_upstream_fell_silent_is_not_used_again() throws Exception {
        try (ChatFixture impatient = new ChatFixture(Duration.ofMillis(200))) {
            impatient.failure(ChatReply.stream().text("a").hold());
            impatient.upstream.assertClientLeaves(impatient.upstream.takeRequest());
            impatient.answer(
                    ChatReply.stream().text("b").finish("stop").usage(1, 1).done());

            assertThat(impatient.upstream.connections()).isEqualTo(2);
            assertThat(impatient.recorder.text()).isEqualTo("ab");
        }
    }

    private static void sleep(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void nobody_listening_is_unavailable_and_the_address_is_not_told() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = unused.getLocalPort();
        }
        URI nowhere = URI.create("http://127.0.0.1:" + port + "/v1");
        try (ChatEngine engine = ChatEngine.to(new Upstream(nowhere, null, null, Duration.ofSeconds(5)))) {
            EngineException failure = catchThrowableOfType(
                    EngineException.class,
                    () -> engine.prepare(Turn.of(ChatFixture.STREAMED)).run(chat.recorder));

            assertThat(failure.failure()).isEqualTo(Failure.of(Kind.UNAVAILABLE, "The upstream can't be reached."));
        }
    }
}
