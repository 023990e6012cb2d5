package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.client.Puppet.Act;
import dev.parley.client.http.ApiException;
import dev.parley.client.http.ConnectionException;
import dev.parley.client.http.ProtocolException;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.StreamEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams whose connection drops, seen from a server that drops it where the test says. */
@Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ResumingTest {
    private static final List<String> FRAMES =
            Arrays.stream(Wire.text("stream-openai-v1.sse").split("(?<=\n\n)")).toList();
    private static final int LAST = FRAMES.size() - 1;
    private static final CreateResponse BACKGROUND =
            CreateResponse.builder().model("m").background(true).build();

    private static String frames(int from, int to) {
        return String.join("", FRAMES.subList(from, to + 1));
    }

    private static ParleyClient client(Puppet server, int maxReconnects) {
        return ParleyClient.builder()
                .baseUrl(server.url())
                .maxRetries(0)
                .maxReconnects(maxReconnects)
                .build();
    }

    private static ResponseStream background(Puppet server, int maxReconnects) {
        return client(server, maxReconnects)
                .responses()
                .createStreaming(BACKGROUND)
                .onEvent(event -> server.seen());
    }

    private static List<JsonValue> read(ResponseStream stream) {
        List<JsonValue> events = new ArrayList<>();
        stream.forEachRemaining(event -> events.add(Wire.tree(event.toJson())));
        return events;
    }

    private static List<JsonValue> all() {
        return FRAMES.stream()
                .map(frame -> Wire.tree(frame.substring(frame.indexOf("data: ") + 6)))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_background_stream_that_breaks_off_goes_on_after_its_last_event(boolean saysItsEnd) throws IOException {
        Act first = new Act(Act.endsAfter("").head(), frames(0, 5), saysItsEnd);
        try (Puppet server = new Puppet(first, Act.endsAfter(frames(6, LAST)))) {
            assertThat(read(background(server, 1))).isEqualTo(all());
            assertThat(server.requests())
                    .containsExactly("POST /v1/responses", "GET /v1/responses/resp_1?starting_after=5&stream=true");
        }
    }

    @Test
    void a_cut_within_an_event_loses_nothing() throws IOException {
        String half = FRAMES.get(6).substring(0, 40);
        try (Puppet server = new Puppet(Act.endsAfter(frames(0, 5) + half), Act.endsAfter(frames(6, LAST)))) {
            assertThat(read(background(server, 1))).isEqualTo(all());
        }
    }

    @Test
    void what_a_server_sends_again_is_left_out() throws IOException {
        try (Puppet server = new Puppet(Act.breaksAfter(frames(0, 5)), Act.endsAfter(frames(0, LAST)))) {
            assertThat(read(background(server, 1))).isEqualTo(all());
        }
    }

    @Test
    void each_new_event_gives_new_hope() throws IOException {
        Act[] acts = IntStream.rangeClosed(0, LAST)
                .mapToObj(i -> Act.breaksAfter(frames(i, i)))
                .toArray(Act[]::new);
        try (Puppet server = new Puppet(acts)) {
            assertThat(read(background(server, 1))).isEqualTo(all());
            assertThat(server.requests()).hasSize(FRAMES.size());
        }
    }

    @Test
    void a_server_that_brings_nothing_new_is_given_up() throws IOException {
        try (Puppet server = new Puppet(Act.breaksAfter(frames(0, 5)), Act.breaksAfter(""))) {
            ResponseStream stream = background(server, 2);

            assertThatThrownBy(stream::collect).isInstanceOf(ConnectionException.class);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void a_server_that_ends_streams_early_is_given_up() throws IOException {
        try (Puppet server = new Puppet(Act.endsAfter(frames(0, 5)), Act.endsAfter(""))) {
            ResponseStream stream = background(server, 1);

            assertThatThrownBy(stream::collect)
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("without a final event, after 6 events");
        }
    }

    @Test
    void what_the_server_says_to_the_resumption_is_thrown() throws IOException {
        Act gone = Act.refuses(400, "{\"error\":{\"message\":\"Too late.\",\"code\":\"resume_window_passed\"}}");
        try (Puppet server = new Puppet(Act.breaksAfter(frames(0, 5)), gone)) {
            ResponseStream stream = background(server, 3);

            assertThatThrownBy(stream::collect).isInstanceOf(ApiException.class).hasMessageContaining("Too late.");
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void a_retrieved_stream_goes_on_too() throws IOException {
        try (Puppet server = new Puppet(Act.breaksAfter(frames(3, 5)), Act.endsAfter(frames(6, LAST)))) {
            ResponseStream stream =
                    client(server, 1).responses().retrieveStreaming("resp_1", 2).onEvent(event -> server.seen());

            assertThat(read(stream)).isEqualTo(all().subList(3, FRAMES.size()));
            assertThat(server.requests())
                    .containsExactly(
                            "GET /v1/responses/resp_1?starting_after=2&stream=true",
                            "GET /v1/responses/resp_1?starting_after=5&stream=true");
        }
    }

    @Test
    void a_retrieved_stream_that_brought_nothing_begins_again_from_where_it_should() throws IOException {
        try (Puppet server = new Puppet(Act.endsAfter(""), Act.endsAfter(frames(0, LAST)))) {
            assertThat(read(client(server, 1).responses().retrieveStreaming("resp_1")))
                    .isEqualTo(all());
            assertThat(server.requests())
                    .containsExactly("GET /v1/responses/resp_1?stream=true", "GET /v1/responses/resp_1?stream=true");
        }
    }

    @Test
    void a_break_after_the_final_event_asks_for_nothing_more() throws IOException {
        try (Puppet server = new Puppet(Act.breaksAfter(frames(0, LAST)))) {
            assertThat(background(server, 3).collect().id()).isEqualTo("resp_1");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_foreground_stream_ends_with_its_connection() throws IOException {
        try (Puppet server = new Puppet(Act.breaksAfter(frames(0, 5)), Act.endsAfter(frames(6, LAST)))) {
            CreateResponse foreground = CreateResponse.builder().model("m").build();
            ResponseStream stream =
                    client(server, 3).responses().createStreaming(foreground).onEvent(event -> server.seen());

            assertThatThrownBy(stream::collect).isInstanceOf(ConnectionException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void nobody_reconnects_unasked() throws IOException {
        try (Puppet server = new Puppet(Act.breaksAfter(frames(0, 5)), Act.endsAfter(frames(6, LAST)))) {
            ParleyClient plain =
                    ParleyClient.builder().baseUrl(server.url()).maxRetries(0).build();
            ResponseStream stream =
                    plain.responses().createStreaming(BACKGROUND).onEvent(event -> server.seen());

            assertThatThrownBy(stream::collect).isInstanceOf(ConnectionException.class);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_closed_stream_stays_closed() throws IOException {
        try (Puppet server = new Puppet(Act.breaksAfter(frames(0, 5)), Act.endsAfter(frames(6, LAST)))) {
            ResponseStream stream = background(server, 3);
            StreamEvent first = stream.next();
            stream.close();

            assertThat(first.type()).isEqualTo("response.created");
            assertThat(stream.hasNext()).isFalse();
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_negative_number_of_reconnections_is_refused() {
        assertThatThrownBy(() -> ParleyClient.builder()
                        .baseUrl("http://127.0.0.1:1")
                        .maxReconnects(-1)
                        .build())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }
}
