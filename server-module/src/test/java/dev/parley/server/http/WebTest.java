package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.TestServer;
import dev.parley.server.Web;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What browsers, probes and requests with fields of their own get. */
@Tag("storeless")
final class WebTest {
    private static final ApiKey KEY = new ApiKey(
            "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b", "alice", null); // of "secret"
    private static final String APP = "https://app.example";
    private static final Web PAGES = new Web(List.of(APP), false);

    @Test
    void a_page_of_a_configured_origin_may_ask_without_a_key_whether_it_may_call() {
        try (TestServer server = TestServer.allowing(PAGES, KEY)) {
            Answer answer = preflight(server, APP);

            assertThat(answer.status()).isEqualTo(204);
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEqualTo(APP);
            assertThat(header(answer, "Access-Control-Allow-Methods")).contains("POST", "DELETE");
            assertThat(header(answer, "Access-Control-Allow-Headers")).isEqualTo("authorization, content-type");
        }
    }

    @Test
    void a_page_of_another_origin_is_told_nothing() {
        try (TestServer server = TestServer.allowing(PAGES, KEY)) {
            Answer answer = preflight(server, "https://evil.example");

            assertThat(answer.status()).isEqualTo(401);
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
            assertThat(header(answer, "Vary")).contains("Origin");
        }
    }

    @Test
    void answers_and_errors_alike_may_be_read_by_the_page() {
        try (TestServer server = TestServer.allowing(PAGES, KEY)) {
            Answer refused = new Http(server.uri(), "Origin", APP).get("/v1/models");
            Answer given = new Http(server.uri(), "Origin", APP, "Authorization", "Bearer secret").get("/v1/models");

            assertThat(refused.status()).isEqualTo(401);
            assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo(APP);
            assertThat(given.status()).isEqualTo(200);
            assertThat(header(given, "Access-Control-Expose-Headers")).contains("x-request-id", "Retry-After");
        }
    }

    @Test
    void without_configuration_no_page_may_call() {
        try (TestServer server = TestServer.scripted()) {
            Answer answer = new Http(server.uri(), "Origin", APP).get("/v1/models");

            assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @Test
    void options_says_what_a_path_can_do() {
        try (TestServer server = TestServer.scripted()) {
            Http http = new Http(server.uri());
            Answer answer = http.send(http.request("/v1/responses").method("OPTIONS", BodyPublishers.noBody()));

            assertThat(answer.status()).isBetween(200, 204);
            assertThat(header(answer, "Allow")).contains("POST", "OPTIONS");
        }
    }

    @Test
    void a_probe_may_ask_for_the_head_of_the_health_alone() {
        try (TestServer server = TestServer.allowing(PAGES, KEY)) {
            Http http = new Http(server.uri());
            Answer answer = http.send(http.request("/healthz").method("HEAD", BodyPublishers.noBody()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
        }
    }

    @Test
    @Tag("INPUT-05")
    void a_lenient_server_passes_over_fields_that_no_document_has() {
        String request =
                "{\"model\":\"parley-scripted\",\"input\":\"hello\",\"shade\":\"blue\",\"text\":{\"shade\":1}}";
        try (TestServer strict = TestServer.scripted();
                TestServer lenient = TestServer.allowing(new Web(List.of(), true))) {
            Answer refused = new Http(strict.uri()).post("/v1/responses", request);
            Answer taken = new Http(lenient.uri()).post("/v1/responses", request);

            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.at("/error/param")).isEqualTo("shade");
            assertThat(taken.status()).isEqualTo(200);
            assertThat(taken.json().has("shade")).isFalse();
        }
    }

    @Test
    void a_lenient_server_still_refuses_what_the_contract_knows_and_it_can_t_do() {
        try (TestServer lenient = TestServer.allowing(new Web(List.of(), true))) {
            Answer answer = new Http(lenient.uri())
                    .post(
                            "/v1/responses",
                            "{\"model\":\"parley-scripted\",\"input\":\"hello\",\"temperature\":9,\"top_k\":3}");

            assertThat(answer.status()).isEqualTo(400);
        }
    }

    private static Answer preflight(TestServer server, String origin) {
        Http http = new Http(server.uri(), "Origin", origin, "Access-Control-Request-Method", "POST");
        return http.send(http.request("/v1/responses", "Access-Control-Request-Headers", "authorization, content-type")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static String header(Answer answer, String name) {
        return String.join(", ", answer.raw().headers().allValues(name));
    }
}
