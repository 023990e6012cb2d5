package dev.parley.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.client.http.ApiException;
import dev.parley.client.http.ConnectionException;
import dev.parley.client.http.ParleyException;
import dev.parley.client.http.ProtocolException;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.ErrorEvent;
import dev.parley.model.FunctionCall;
import dev.parley.model.Message;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.Response;
import dev.parley.model.ResponseStatus;
import dev.parley.model.StreamEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResponseStreamTest {
    private static final CreateResponse HELLO =
            CreateResponse.builder().model("m").build();

    @RegisterExtension
    static final WireMockExtension SERVER = Wire.server();

    private static ResponseStream stream(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
        return ParleyClient.builder()
                .baseUrl(SERVER.baseUrl())
                .maxRetries(0)
                .build()
                .responses()
                .createStreaming(HELLO);
    }

    private static ResponseStream stream(String file) {
        return stream(Wire.sseFile(file));
    }

    private static List<JsonValue> data(String sse) {
        return sse.lines()
                .filter(l -> l.startsWith("data: {"))
                .map(l -> Wire.tree(l.substring(6)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_stream_of_each_dialect_is_read_without_loss(Dialect dialect) {
        String file = "stream-" + dialect.value() + ".sse";
        StringBuilder text = new StringBuilder();
        List<JsonValue> seen = new ArrayList<>();

        Response response = stream(file)
                .onEvent(event -> seen.add(Wire.tree(event.toJson())))
                .onEvent(event -> text.append(event instanceof OutputTextDeltaEvent delta ? delta.delta() : ""))
                .collect();

        assertThat(text).hasToString("Grüße, 🌍!");
        assertThat(seen).isEqualTo(data(Wire.text(file)));
        assertThat(Wire.tree(response.toJson()))
                .isEqualTo(Wire.tree(Wire.text("response-" + dialect.value() + ".json")));
    }

    @Test
    void v5_streams_through_its_own_path() {
        SERVER.stubFor(com.github.tomakehurst.wiremock.client.WireMock.post("/v5/responses")
                .willReturn(Wire.sseFile("stream-v5.sse")));
        ParleyClient client = ParleyClient.builder().baseUrl(SERVER.baseUrl()).build();

        assertThat(client.v5().createStreaming(HELLO).collect().status()).isEqualTo(ResponseStatus.COMPLETED);
    }

    @Test
    void pieces_may_arrive_slowly_and_end_anywhere() {
        String sse = Wire.text("stream-openai-v1.sse");

        try (Stream<StreamEvent> events = stream(Wire.sse(sse).withChunkedDribbleDelay(151, 300)).stream()) {
            assertThat(events.map(e -> Wire.tree(e.toJson()))).isEqualTo(data(sse));
        }
    }

    @Test
    void unknown_events_are_ordinary_values_and_done_is_none() {
        List<StreamEvent> events = new ArrayList<>();

        stream("stream-unknown.sse").forEachRemaining(events::add);

        assertThat(events)
                .filteredOn(StreamEvent.Unknown.class::isInstance)
                .singleElement()
                .satisfies(e -> assertThat(e.type()).isEqualTo("response.telepathy.delta"));
        assertThat(events.stream().map(e -> Wire.tree(e.toJson()))).isEqualTo(data(Wire.text("stream-unknown.sse")));
    }

    @Test
    void the_type_in_the_data_goes_before_the_name_of_the_event() {
        assertThat(stream("stream-misnamed.sse").stream()).anyMatch(OutputTextDeltaEvent.class::isInstance);
    }

    @Test
    void a_stream_without_a_content_type_is_read_as_one() {
        ResponseStream stream = stream(aResponse().withBody(Wire.text("stream-v5.sse")));

        assertThat(stream.collect().status()).isEqualTo(ResponseStatus.COMPLETED);
    }

    @Test
    void function_calls_are_collected() {
        assertThat(stream("stream-function-call.sse").collect().output())
                .singleElement()
                .isInstanceOfSatisfying(
                        FunctionCall.class, c -> assertThat(c.arguments()).isEqualTo("{\"city\":\"Oslo\"}"));
    }

    @Test
    void items_that_the_final_event_leaves_out_are_put_back() {
        assertThat(stream("stream-empty-final-output.sse").collect().output())
                .singleElement()
                .isInstanceOf(Message.class);
    }

    @ParameterizedTest
    @CsvSource({"stream-failed.sse, failed", "stream-incomplete.sse, incomplete", "stream-cancelled.sse, cancelled"})
    void responses_that_did_not_complete_are_results(String file, String status) {
        assertThat(stream(file).collect().status()).isEqualTo(ResponseStatus.of(status));
    }

    @ParameterizedTest
    @CsvSource({
        "stream-error-only.sse, The model broke.",
        "stream-flat-error.sse, Slow down.",
        "stream-bare-error.sse, engine died"
    })
    void an_error_without_a_response_is_an_event_to_readers_and_an_exception_to_collectors(
            String file, String message) {
        List<StreamEvent> events = new ArrayList<>();
        stream(file).forEachRemaining(events::add);
        assertThat(events).hasSize(2).last().isInstanceOfAny(ErrorEvent.class, StreamEvent.Unknown.class);

        ResponseStream stream = stream(file);
        assertThatThrownBy(stream::collect).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e).hasMessage("the stream ended with an error: " + message);
            assertThat(e.error().orElseThrow().message()).isEqualTo(message);
        });
    }

    @Test
    void a_stream_that_ends_without_a_final_event_is_no_silent_end() {
        String sse = Wire.text("stream-openai-v1.sse");
        ResponseStream stream = stream(Wire.sse(sse.substring(0, sse.indexOf("event: response.output_text.done"))));

        assertThatThrownBy(() -> stream.forEachRemaining(e -> {}))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(
                        "the stream ended without a final event, after 8 events, the last of type response.output_text.delta");
    }

    @Test
    void a_stream_that_is_empty_is_no_silent_end() {
        ResponseStream stream = stream(Wire.sse(": nothing\n\n"));

        assertThatThrownBy(stream::hasNext).hasMessageContaining("no event at all");
    }

    @Test
    void done_ends_a_stream_quietly_but_makes_no_response() {
        ResponseStream stream = stream("stream-done-only.sse");
        stream.forEachRemaining(e -> {});
        assertThat(stream.done()).isTrue();
        assertThatThrownBy(stream::next).isInstanceOf(NoSuchElementException.class);

        ResponseStream again = stream("stream-done-only.sse");
        assertThatThrownBy(again::collect).isInstanceOf(ProtocolException.class).hasMessageContaining("no final event");
    }

    @Test
    void a_cut_within_an_event_is_told() {
        String sse = Wire.text("stream-openai-v1.sse");
        ResponseStream stream = stream(Wire.sse(sse.substring(0, sse.lastIndexOf("\n\n") + 1)));

        assertThatThrownBy(stream::collect)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("ended within an event, after 11 events");
    }

    @Test
    void data_that_is_not_json_is_shown() {
        ResponseStream stream =
                stream(Wire.sse("data: {\"type\":\"response.queued\"}\n\ndata: {oops " + "x".repeat(500) + "\n\n"));

        assertThat(stream.next().type()).isEqualTo("response.queued");
        assertThatThrownBy(stream::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("event 2 of the stream is not JSON: {oops xxx")
                .hasMessageEndingWith("…");
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "MALFORMED_RESPONSE_CHUNK", "RANDOM_DATA_THEN_CLOSE"
            })
    void faults_of_the_connection_are_exceptions_of_the_client(Fault fault) {
        assertThatThrownBy(() -> stream(aResponse()
                                .withHeader("Content-Type", "text/event-stream")
                                .withFault(fault))
                        .collect())
                .isInstanceOf(ConnectionException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"response-openai-v1.json", "error-502.html"})
    void something_else_than_a_stream_is_shown(String file) {
        String type = file.endsWith("json") ? "application/json" : "text/html";

        assertThatThrownBy(() ->
                        stream(aResponse().withHeader("Content-Type", type).withBody(Wire.text(file))))
                .isInstanceOf(ParleyException.class)
                .hasMessageContaining("200, asked for a stream of events, got " + type);
    }
}
