package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.fixture.Fixture;
import dev.parley.conformance.fixture.FixtureReader;
import dev.parley.conformance.mock.MockServer;
import dev.parley.conformance.traffic.Capture;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MockCommandTest {
    private static final String TEXT =
            "{\"model\":\"any\",\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"Other words.\"}]}";
    private static final String STREAM = TEXT.replace("{\"model\"", "{\"stream\":true,\"model\"");

    private final Browser browser = new Browser();
    private final List<Fixture> fixtures = new FixtureReader().shipped("openai-v1");
    private final MockServer mock = new MockServer(fixtures, MockServer.Manner.PLAIN, 0);

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        mock.close();
    }

    private Fixture fixture(String name) {
        return fixtures.stream()
                .filter(each -> each.name().equals("openai-v1/" + name))
                .findFirst()
                .orElseThrow();
    }

    private Exchange stream(String... headers) throws InterruptedException {
        List<Headers.Line> lines = new ArrayList<>(List.of(new Headers.Line("Content-Type", "application/json")));
        for (int i = 0; i < headers.length; i += 2) {
            lines.add(new Headers.Line(headers[i], headers[i + 1]));
        }
        Request request =
                new Request("POST", mock.url().resolve("/v1/responses"), new Headers(lines), Bytes.ofText(STREAM));
        return new HttpTransport(Duration.ofSeconds(20)).send("turn", request);
    }

    private static List<JsonNode> data(Exchange exchange) {
        return exchange.events().stream().map(Event::data).toList();
    }

    @Test
    void a_request_of_the_same_shape_gets_the_recorded_answer_whatever_its_words() throws Exception {
        HttpResponse<String> plain = browser.post(mock.url(), TEXT);

        assertThat(Trees.same(
                        Trees.read(plain.body()), fixture("text").exchange().json()))
                .isTrue();
        assertThat(plain.headers().firstValue("x-request-id")).isPresent();
        assertThat(stream().answer().orElseThrow().body().text())
                .isEqualTo(fixture("text-streamed")
                        .exchange()
                        .answer()
                        .orElseThrow()
                        .body()
                        .text());
    }

    @Test
    void tools_outputs_and_chains_are_part_of_the_shape() throws Exception {
        String tool = ",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{}}]}";
        String call =
                browser.post(mock.url(), TEXT.replaceFirst("}$", "") + tool).body();
        String next = browser.post(mock.url(), TEXT.replaceFirst("}$", ",\"previous_response_id\":\"resp_1\"}"))
                .body();

        assertThat(Trees.read(call).at("/output/0/type").asText()).isEqualTo("function_call");
        assertThat(Trees.same(Trees.read(next), fixture("chained").exchange().json()))
                .isTrue();
    }

    @Test
    void an_error_is_the_answer_to_its_own_request_only() throws Exception {
        JsonNode wrong = fixture("wrong-type").exchange().sent();
        HttpResponse<String> own = browser.post(mock.url(), wrong.toString());

        assertThat(own.statusCode()).isEqualTo(400);
        assertThat(own.body()).contains("temperature");
        assertThat(browser.post(mock.url(), TEXT).statusCode()).isEqualTo(200);
        assertThat(browser.post(mock.url(), "{\"model\": ").statusCode()).isEqualTo(400);
    }

    @Test
    void what_no_fixture_fits_is_a_typed_error_that_says_what_there_is() throws Exception {
        HttpResponse<String> answer = browser.post(mock.url(), TEXT.replaceFirst("}$", ",\"background\":true}"));

        assertThat(answer.statusCode()).isEqualTo(404);
        JsonNode error = Trees.read(answer.body()).path("error");
        assertThat(error.path("code").asText()).isEqualTo("no_fixture");
        assertThat(error.path("message").asText())
                .contains("POST /v1/responses, in the background", "POST /v1/responses, streamed");
        assertThat(browser.get(mock.url(), "/v1/elsewhere").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "chunks",
                "bytes",
                "crlf",
                "comments",
                "multiline",
                "bom",
                "keys",
                "heartbeats,crlf",
                "crlf,comments,multiline,bom,keys,chunks"
            })
    void tortured_bytes_mean_the_same(String torture) throws Exception {
        Exchange tortured = stream("X-Conform-Torture", torture);

        List<JsonNode> told = data(fixture("text-streamed").exchange());
        assertThat(tortured.frames().problems()).isEmpty();
        assertThat(data(tortured)).hasSameSizeAs(told);
        for (int i = 0; i < told.size(); i++) {
            assertThat(Trees.same(data(tortured).get(i), told.get(i))).isTrue();
        }
    }

    @Test
    void each_torture_is_on_the_wire() throws Exception {
        assertThat(wire("crlf")).contains("\r\n\r\n").doesNotContain("}\n\n");
        assertThat(wire("comments")).startsWith(": a comment");
        assertThat(wire("multiline")).contains("data: {\ndata:   \"type\"");
        assertThat(wire("bom")).startsWith("\uFEFFevent: ");
        assertThat(wire("heartbeats")).contains(": heartbeat\n\nevent: ");
        assertThat(wire("keys")).contains("\"type\":\"response.created\"}");
    }

    /** Looks at the socket itself: a client may be given several chunks at once. */
    @Test
    void chunk_borders_fall_anywhere_also_inside_a_character() throws Exception {
        List<byte[]> chunks = new ArrayList<>();
        try (Socket socket = new Socket("localhost", mock.url().getPort())) {
            String head =
                    "POST /v1/responses HTTP/1.1\r\nHost: localhost\r\nX-Conform-Torture: bytes\r\nContent-Length: %d\r\n\r\n";
            socket.getOutputStream().write((head.formatted(STREAM.length()) + STREAM).getBytes(StandardCharsets.UTF_8));
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            String line = line(in);
            while (!line.isEmpty()) {
                line = line(in);
            }
            for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
                chunks.add(in.readNBytes(size));
                line(in);
            }
        }
        assertThat(chunks).hasSizeGreaterThan(5000).allMatch(chunk -> chunk.length == 1);
        assertThat(chunks).as("a byte inside a character").anyMatch(chunk -> (chunk[0] & 0xC0) == 0x80);
    }

    private static String line(DataInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }

    private String wire(String torture) throws InterruptedException {
        return stream("X-Conform-Torture", torture)
                .answer()
                .orElseThrow()
                .body()
                .text();
    }

    @Test
    void unknown_fields_and_event_types_leave_the_stream_right_in_all_else() throws Exception {
        Exchange strange = stream("X-Conform-Torture", "unknown");

        assertThat(data(strange).get(1).path("type").asText()).isEqualTo("response.x_unknown.happened");
        assertThat(data(strange)).filteredOn(each -> each.has("x_unknown")).hasSizeGreaterThan(5);
        var judged = new Laws().of("openai-v1").judge(Capture.live("mock", strange, strange.broken()));
        assertThat(judged.mistakes()).extracting(mistake -> mistake.check()).containsExactly("stream-opening");
    }

    @Test
    void broken_streams_are_broken_as_asked() throws Exception {
        Exchange cut = stream("X-Conform-Break", "cut");
        assertThat(cut.broken()).isPresent();
        assertThat(cut.events()).isNotEmpty().noneMatch(Event::isTerminal);

        Exchange open = stream("X-Conform-Break", "no-terminal");
        assertThat(open.broken()).isEmpty();
        assertThat(open.events()).isNotEmpty().noneMatch(Event::isTerminal);

        Exchange malformed = stream("X-Conform-Break", "malformed");
        assertThat(malformed.events())
                .filteredOn(event -> !event.data().isObject())
                .hasSize(1);
    }

    @Test
    void broken_answers_are_broken_as_asked() throws Exception {
        HttpResponse<String> many = browser.post(mock.url(), TEXT, "X-Conform-Break", "429");
        assertThat(many.statusCode()).isEqualTo(429);
        assertThat(many.headers().firstValue("retry-after")).hasValue("1");
        assertThat(Trees.read(many.body()).at("/error/code").asText()).isEqualTo("rate_limit_exceeded");

        HttpResponse<String> failed = browser.post(mock.url(), TEXT, "X-Conform-Break", "500");
        assertThat(failed.statusCode()).isEqualTo(500);
        assertThat(Trees.read(failed.body()).at("/error/type").asText()).isEqualTo("server_error");

        HttpResponse<String> torn = browser.post(mock.url(), TEXT, "X-Conform-Break", "malformed");
        assertThat(Trees.read(torn.body()).isMissingNode()).isTrue();
        assertThatThrownBy(() -> browser.post(mock.url(), TEXT, "X-Conform-Break", "cut"))
                .isInstanceOf(IOException.class);
        assertThat(browser.post(mock.url(), TEXT, "X-Conform-Torture", "rack").statusCode())
                .isEqualTo(400);
    }

    @Test
    void only_the_first_requests_are_broken_where_that_is_asked() throws Exception {
        var manner = new MockServer.Manner(Set.of(), Optional.of(dev.parley.conformance.mock.Break.FAILURE), 2, 0);
        try (MockServer failing = new MockServer(fixtures, manner, 0)) {
            assertThat(browser.post(failing.url(), TEXT).statusCode()).isEqualTo(500);
            assertThat(browser.post(failing.url(), TEXT).statusCode()).isEqualTo(500);
            assertThat(browser.post(failing.url(), TEXT).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void a_recording_that_was_cut_is_cut_off_again() throws Exception {
        Fixture whole = fixture("text-streamed");
        Fixture cut = new Fixture("cut", whole.label(), whole.exchange(), Optional.of("the client left"));
        try (MockServer broken = new MockServer(List.of(cut), MockServer.Manner.PLAIN, 0)) {
            assertThatThrownBy(() -> browser.post(broken.url(), STREAM)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void the_command_serves_a_folder_of_fixtures() throws Exception {
        Path shipped = Path.of("src/main/resources/conformance/fixtures/v5/text-streamed.json");
        Files.copy(shipped, folder.resolve("one.json"));
        Serving serving = Serving.start("mock", "--profile", "v5", "--fixtures", folder.toString(), "--speed", "0");

        assertThat(browser.get(serving.url(), "/v5/responses/resp_1").body())
                .contains("There are: POST /v5/responses, streamed");
        assertThat(serving.out().toString()).contains("with 1 fixtures");
    }

    @Test
    void an_unknown_torture_or_profile_is_exit_code_three() throws Exception {
        assertThat(Serving.start("mock", "--profile", "v5", "--torture", "rack").end())
                .isEqualTo(3);
        assertThat(Serving.start("mock", "--profile", "v9").end()).isEqualTo(3);
    }
}
