package dev.parley.conformance;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import dev.parley.conformance.data.DataReader;
import dev.parley.conformance.exchange.Frame;
import dev.parley.conformance.fixture.Fixture;
import dev.parley.conformance.fixture.FixtureReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RecordCommandTest {
    private final Browser browser = new Browser();

    @TempDir
    private Path folder;

    private Serving record(URI target, int count) {
        return Serving.start(
                "record", "--target", target.toString(), "--out", folder.toString(), "--count", String.valueOf(count));
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private Fixture only() throws Exception {
        assertThat(files()).hasSize(1);
        String text = Files.readString(files().get(0));
        return new FixtureReader().read(new DataReader.Source(files().get(0).toString(), text));
    }

    @Test
    void events_go_through_as_they_arrive_and_the_fixture_keeps_every_byte() throws Exception {
        try (Upstream upstream = new Upstream(10_000, Upstream.Ending.CLEAN)) {
            Serving recorder = record(upstream.url(), 1);

            assertThat(browser.stream(recorder.url(), upstream)).isEqualTo(Upstream.FIRST + Upstream.LAST);
            assertThat(recorder.end()).isZero();
        }
        Fixture fixture = only();
        assertThat(fixture.exchange().answer().orElseThrow().body().text()).isEqualTo(Upstream.FIRST + Upstream.LAST);
        assertThat(fixture.exchange().frames().frames())
                .extracting(Frame::number)
                .containsExactly(0, 1);
        assertThat(fixture.cut()).isEmpty();
    }

    /** The reason why recording has a path of its own: docs/decisions/0010. */
    @Test
    void wiremock_as_a_proxy_holds_a_stream_back_to_its_end() throws Exception {
        WireMockServer wiremock = new WireMockServer(options().dynamicPort().gzipDisabled(true));
        try (Upstream upstream = new Upstream(1_000, Upstream.Ending.CLEAN)) {
            wiremock.start();
            wiremock.stubFor(any(anyUrl())
                    .willReturn(aResponse().proxiedFrom(upstream.url().toString())));

            assertThat(browser.stream(URI.create(wiremock.baseUrl()), upstream)).contains(Upstream.HELD_BACK);
        } finally {
            wiremock.stop();
        }
    }

    @Test
    void no_secret_gets_into_a_fixture() throws Exception {
        WireMockServer wiremock = new WireMockServer(options().dynamicPort());
        try {
            wiremock.start();
            wiremock.stubFor(any(anyUrl())
                    .willReturn(okJson(
                                    "{\"id\":\"resp_1\",\"said\":\"my-own-key-1234\",\"other\":\"sk-proj-abcdefghijklmnop\"}")
                            .withHeader("Set-Cookie", "session=secret-cookie")
                            .withHeader("openai-organization", "org-secret")));
            Serving recorder = record(URI.create(wiremock.baseUrl()), 1);
            String body = """
                    {"model":"m","input":"Bearer abc.def.secret","tools":[{"type":"mcp","authorization":"mcp-secret",\
                    "headers":{"X-Any":"header-secret"}}],"metadata":{"api_key":"field-secret","max_output_tokens":"7"}}""";
            var answer = browser.post(
                    recorder.url(),
                    body,
                    "Authorization",
                    "Bearer my-own-key-1234",
                    "x-api-key",
                    "second-secret",
                    "Cookie",
                    "a=b-secret",
                    "OpenAI-Project",
                    "proj-secret");

            assertThat(answer.body()).as("what the client gets is untouched").contains("my-own-key-1234");
            assertThat(recorder.end()).isZero();
        } finally {
            wiremock.stop();
        }
        assertThat(Files.readString(files().get(0)))
                .doesNotContain("secret", "my-own-key", "sk-proj", "org-", "proj-")
                .contains("REDACTED", "\"max_output_tokens\":\"7\"", "content-type");
    }

    @Test
    void a_server_that_breaks_off_is_broken_off_to_the_client_and_the_fixture_is_marked() throws Exception {
        try (Upstream upstream = new Upstream(10_000, Upstream.Ending.BROKEN)) {
            Serving recorder = record(upstream.url(), 1);

            org.assertj.core.api.Assertions.assertThatThrownBy(() -> browser.stream(recorder.url(), upstream))
                    .isInstanceOf(java.io.IOException.class);
            assertThat(recorder.end()).isZero();
        }
        assertThat(only().cut()).hasValueSatisfying(why -> assertThat(why).contains("the server broke the connection"));
    }

    @Test
    void a_server_that_is_not_there_is_a_typed_502_and_no_fixture() throws Exception {
        Serving recorder = record(URI.create("http://localhost:1"), 1);

        var answer = browser.post(recorder.url(), "{}");
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("\"code\":\"upstream_unreachable\"");
        assertThat(recorder.end()).isZero();
        assertThat(files()).isEmpty();
    }

    @Test
    void answers_are_asked_for_uncompressed_and_kept_readable_where_they_are_not() throws Exception {
        WireMockServer wiremock = new WireMockServer(options().dynamicPort().gzipDisabled(true));
        try {
            wiremock.start();
            wiremock.stubFor(any(anyUrl())
                    .willReturn(aResponse()
                            .withHeader("Content-Type", "application/json")
                            .withHeader("Content-Encoding", "gzip")
                            .withBody(gzip("{\"id\":\"resp_1\"}"))));
            Serving recorder = record(URI.create(wiremock.baseUrl()), 1);
            browser.post(recorder.url(), "{}", "Accept-Encoding", "gzip");
            assertThat(recorder.end()).isZero();

            assertThat(wiremock.getAllServeEvents().get(0).getRequest().containsHeader("Accept-Encoding"))
                    .isFalse();
        } finally {
            wiremock.stop();
        }
        assertThat(only().exchange().json().path("id").asText()).isEqualTo("resp_1");
    }

    private static byte[] gzip(String text) throws java.io.IOException {
        var bytes = new java.io.ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
