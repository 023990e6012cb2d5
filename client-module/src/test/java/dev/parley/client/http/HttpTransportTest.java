package dev.parley.client.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import dev.parley.client.Wire;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class HttpTransportTest {
    private static final Call POST = Call.of("POST", "/x").body(Wire.tree("{\"a\":1}"));
    private static final ResponseDefinitionBuilder OK = Wire.json(200, "{\"ok\":true}");

    @RegisterExtension
    static final WireMockExtension SERVER = Wire.server();

    private final List<Duration> pauses = new ArrayList<>();

    private HttpTransport transport(String url, Duration timeout) {
        TransportOptions options = new TransportOptions(ServerAddress.of(url), Map.of(), timeout, 2);
        return new HttpTransport(
                HttpClient.newHttpClient(), options, new Timing(Clock.systemUTC(), () -> 0, pauses::add));
    }

    private HttpTransport transport() {
        return transport(SERVER.baseUrl(), Duration.ofSeconds(30));
    }

    /** One answer for each attempt, the last one for all further ones. */
    private static void answers(ResponseDefinitionBuilder... answers) {
        for (int i = 0; i < answers.length; i++) {
            String next = i + 1 < answers.length ? "step " + (i + 1) : "step " + i;
            SERVER.stubFor(any(anyUrl())
                    .inScenario("attempts")
                    .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "step " + i)
                    .willReturn(answers[i])
                    .willSetStateTo(i == 0 && answers.length == 1 ? Scenario.STARTED : next));
        }
    }

    private static void attempts(int expected) {
        SERVER.verify(expected, anyRequestedFor(anyUrl()));
    }

    @AfterEach
    void nobody_left_the_interrupt_flag_set() {
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void a_busy_server_is_asked_again_when_it_wishes() {
        answers(Wire.json(429, Wire.text("error-string.json")).withHeader("Retry-After", "7"), OK);

        assertThat(transport().send(POST, JsonValue::read)).isEqualTo(Wire.tree("{\"ok\":true}"));
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
        attempts(2);
    }

    @Test
    void the_last_answer_counts_when_all_attempts_are_used() {
        answers(Wire.json(503, "{}"), Wire.json(500, "{}"), Wire.json(502, Wire.text("error-401.json")));

        assertThatThrownBy(() -> transport().send(POST, JsonValue::read))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(502));
        assertThat(pauses).containsExactly(Duration.ofMillis(500), Duration.ofSeconds(1));
        attempts(3);
    }

    @Test
    void a_refusal_is_final() {
        answers(Wire.json(400, Wire.text("error-vllm.json")), OK);

        assertThatThrownBy(() -> transport().send(POST, JsonValue::read)).isInstanceOf(ApiException.class);
        attempts(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE"})
    void a_connection_that_is_lost_before_an_answer_is_tried_again(Fault fault) {
        answers(aResponse().withFault(fault), OK);

        assertThat(transport().send(POST, JsonValue::read)).isEqualTo(Wire.tree("{\"ok\":true}"));
        attempts(2);
    }

    @Test
    void an_answer_that_breaks_off_is_not_tried_again() {
        answers(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), OK);

        assertThatThrownBy(() -> transport().send(POST, JsonValue::read))
                .isInstanceOf(ConnectionException.class)
                .hasMessageStartingWith("POST " + SERVER.baseUrl() + "/x: ");
        attempts(1);
    }

    @Test
    void a_server_that_is_down_is_named() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        HttpTransport nobody = transport("http://localhost:" + port, Duration.ofSeconds(30));

        assertThatThrownBy(() -> nobody.send(POST, JsonValue::read))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("localhost:" + port)
                .hasMessageContaining("ConnectException");
        assertThat(pauses).hasSize(2);
    }

    @Test
    void an_answer_that_does_not_come_times_out() {
        answers(Wire.json(200, "{}").withFixedDelay(20_000), OK);
        HttpTransport hasty = transport(SERVER.baseUrl(), Duration.ofMillis(700));

        assertThat(hasty.send(POST, JsonValue::read)).isEqualTo(Wire.tree("{\"ok\":true}"));
        attempts(2);
    }

    @Test
    void a_body_that_stalls_times_out_and_is_not_tried_again() {
        answers(Wire.json(200, "{\"a\":\"" + "x".repeat(5_000) + "\"}").withChunkedDribbleDelay(50, 30_000));

        assertThatThrownBy(
                        () -> transport(SERVER.baseUrl(), Duration.ofSeconds(2)).send(POST, JsonValue::read))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("no answer within PT2S");
        attempts(1);
    }

    @Test
    void an_interrupt_ends_the_call_and_is_passed_on() {
        answers(OK);
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> transport().send(POST, JsonValue::read))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void a_stream_is_tried_again_until_it_begins() {
        answers(Wire.json(503, "{}"), Wire.sse("data: 1\n\n"));

        try (EventStream<JsonValue> stream = transport().stream(POST, JsonValue::read)) {
            assertThat(stream.stream()).containsExactly(Wire.tree("1"));
        }
        attempts(2);
    }

    @Test
    void a_page_in_place_of_json_is_shown() {
        answers(aResponse().withHeader("Content-Type", "text/html").withBody("<html>Please log in</html>"));

        assertThatThrownBy(() -> transport().send(POST, JsonValue::read))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("/x: 200, asked for JSON, got text/html: <html>Please log in");
    }

    @Test
    void an_error_with_the_status_of_success_is_an_error() {
        answers(Wire.json(200, Wire.text("error-401.json")));

        assertThatThrownBy(() -> transport().stream(POST, JsonValue::read))
                .isInstanceOf(ApiException.class)
                .hasMessageContaining("200 Incorrect API key");
    }

    @Test
    void a_stream_in_place_of_json_is_not_waited_for() {
        answers(Wire.sse("data: 1\n\n".repeat(100)).withChunkedDribbleDelay(100, 60_000));

        assertThatThrownBy(() -> transport().send(POST, JsonValue::read))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("asked for JSON, got a stream of events");
    }

    @Test
    void an_empty_answer_is_a_clear_error() {
        answers(aResponse().withStatus(204));

        assertThatThrownBy(() -> transport().send(POST, JsonValue::read))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("/x: 204, asked for JSON, got no content type: (no body)");
    }
}
