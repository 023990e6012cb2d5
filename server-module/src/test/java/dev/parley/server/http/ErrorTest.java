package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http.Answer;
import dev.parley.server.fake.ChatReply;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way of being refused, in every dialect: one envelope. */
final class ErrorTest extends ChatFixture {
    private static final List<String> DIALECTS = List.of("lightcone-v1", "lightcone-compat", "openai-v1", "v5");

    @ParameterizedTest
    @CsvSource({
        "GET,    /v1/nowhere,                      '',               404",
        "GET,    /v5/nowhere,                      '',               404",
        "POST,   /nowhere,                         application/json, 404",
        "PUT,    /v1/responses,                    application/json, 405",
        "DELETE, /v5/responses,                    '',               405",
        "POST,   /v1/responses/resp_1,             application/json, 405",
        "DELETE, /v1/models,                       '',               405",
        "POST,   /v1/responses,                    text/plain,       415",
        "POST,   /v5/responses,                    application/xml,  415",
        "POST,   /v1/responses,                    application/json, 400",
        "POST,   /v5/responses,                    application/json, 400",
        "GET,    /v1/responses/resp_1,             '',               404",
        "GET,    /v5/responses/resp_1,             '',               404",
        "DELETE, /v1/responses/resp_1,             '',               404",
        "DELETE, /v5/responses/resp_1,             '',               404",
        "POST,   /v1/responses/resp_1/cancel,      '',               404",
        "POST,   /v5/responses/resp_1/cancel,      '',               404",
        "GET,    /v1/responses/resp_1/input_items, '',               404",
        "GET,    /v1/responses?limit=0,            '',               400",
        "GET,    /openapi/klingon.json,            '',               404",
    })
    @Tag("ERROR-01")
    @Tag("ERROR-02")
    void whatever_is_refused_has_the_envelope_of_every_dialect(String method, String path, String type, int status) {
        for (String dialect : DIALECTS) {
            Answer answer = http.send((type.isEmpty() ? http.request(path) : http.request(path, "Content-Type", type))
                    .header("X-Parley-Dialect", dialect)
                    .method(method, type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString("{")));

            assertThat(answer.status()).as(dialect + " " + answer.body()).isEqualTo(status);
            assertEnvelope(answer, dialect);
            assertThat(answer.at("/error/type")).isEqualTo("invalid_request_error");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 400",
        "401, 503",
        "403, 503",
        "404, 503",
        "408, 504",
        "422, 400",
        "429, 429",
        "500, 503",
        "502, 503",
        "503, 503",
        "504, 504",
        "302, 502",
    })
    @Tag("ERROR-01")
    @Tag("ERROR-02")
    void an_upstream_s_failure_is_nobody_s_bare_500(int upstreams, int status) {
        upstream.otherwise(request -> ChatReply.json(upstreams, "{\"error\":{\"message\":\"No.\"}}"));
        for (String dialect : DIALECTS) {
            Answer answer = http.post(
                    dialect.equals("v5") ? "/v5/responses" : PATH,
                    "{\"model\":\"any/m\",\"input\":\"hi\"}",
                    "X-Parley-Dialect",
                    dialect);

            assertThat(answer.status()).as(dialect + " " + answer.body()).isEqualTo(status);
            assertEnvelope(answer, dialect);
        }
    }

    @Test
    @Tag("ERROR-02")
    void an_upstream_s_failure_after_the_stream_began_is_the_failed_response() {
        for (String dialect : DIALECTS) {
            upstream.next(ChatReply.stream().text("Half").cut());
            Answer answer = http.post(
                    dialect.equals("v5") ? "/v5/responses" : PATH,
                    "{\"model\":\"any/m\",\"input\":\"hi\",\"stream\":true}",
                    "X-Parley-Dialect",
                    dialect);
            JsonNode last = answer.frames().get(answer.frames().size() - 1).data();

            assertThat(answer.status()).isEqualTo(200);
            assertThat(last.get("type").asText()).isEqualTo("response.failed");
            assertThat(last.at("/response/status").asText()).isEqualTo("failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"stream\":true,"})
    @Tag("ERROR-04")
    void every_answer_carries_a_request_id_of_its_own(String stream) {
        upstream.otherwise(
                request -> ChatReply.stream().text("Hi.").finish("stop").done());
        String hello = "{" + stream + "\"model\":\"any/m\",\"input\":\"hi\"}";
        List<Answer> answers = List.of(
                http.post(PATH, hello),
                http.post("/v5/responses", hello),
                http.get(PATH),
                http.get("/v1/models"),
                http.get("/v1/capabilities"),
                http.get("/openapi.json"),
                http.get("/healthz"),
                http.delete(PATH + "/resp_1"),
                http.get("/v1/nowhere"));

        assertThat(answers.stream().map(answer -> answer.raw().headers().allValues("x-request-id")))
                .doesNotHaveDuplicates()
                .allSatisfy(ids -> assertThat(ids).hasSize(1).first().asString().isNotBlank());
    }

    @Test
    @Tag("ERROR-04")
    void a_429_says_when_to_come_back_even_if_the_upstream_does_not() {
        upstream.otherwise(request -> ChatReply.json(429, "{}"));
        Answer answer = http.post(PATH, "{\"model\":\"any/m\",\"input\":\"hi\"}");

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.raw().headers().firstValue("retry-after").orElse("")).matches("[1-9]\\d*");
    }

    private void assertEnvelope(Answer answer, String dialect) {
        JsonNode error = answer.json().get("error");

        assertThat(answer.type()).startsWith("application/json");
        assertThat(DialectSchemas.of(http, dialect).problems("ErrorEnvelope", answer.json()))
                .isEmpty();
        assertThat(error.fieldNames()).toIterable().contains("message", "type", "param", "code");
        assertThat(error.get("message").asText())
                .isNotBlank()
                .hasSizeLessThan(1024)
                .doesNotContain("Exception", "127.0");
        assertThat(error.get("code").asText()).isNotBlank();
    }
}
