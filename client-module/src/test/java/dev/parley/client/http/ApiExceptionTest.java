package dev.parley.client.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.client.Wire;
import dev.parley.model.ErrorCode;
import dev.parley.model.ErrorValue;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ApiExceptionTest {
    private static ApiException of(int status, String type, String body) {
        HttpHeaders headers =
                HttpHeaders.of(Map.of("Content-Type", List.of(type), "X-Request-Id", List.of("req_7")), (n, v) -> true);
        return ApiException.of(new Head("GET http://h/x", status, headers), body.getBytes(UTF_8));
    }

    @Test
    void the_envelope_is_typed() {
        ApiException e = of(401, "application/json", Wire.text("error-401.json"));

        assertThat(e.status()).isEqualTo(401);
        assertThat(e.requestId()).contains("req_7");
        assertThat(e).hasMessage("GET http://h/x: 401 Incorrect API key provided. [request req_7]");
        assertThat(e.error().orElseThrow().code()).isEqualTo(ErrorCode.of("invalid_api_key"));
        assertThat(e.error().orElseThrow().param()).isNull();
        assertThat(Wire.tree(e.envelope().orElseThrow().toJson())).isEqualTo(Wire.tree(Wire.text("error-401.json")));
    }

    @Test
    void a_code_may_be_a_number() {
        assertThat(of(400, "application/json", Wire.text("error-vllm.json"))
                        .error()
                        .orElseThrow()
                        .code())
                .isEqualTo(ErrorCode.of(400));
    }

    @ParameterizedTest
    @ValueSource(strings = {"error-string.json", "error-lapsed.json"})
    void an_error_may_be_a_text(String file) {
        ApiException e = of(402, "application/json", Wire.text(file));

        assertThat(e.envelope().orElseThrow().error()).isInstanceOf(ErrorValue.Text.class);
        assertThat(e).hasMessageContaining(e.error().orElseThrow().message());
    }

    @Test
    void problem_json_has_no_envelope_but_an_error() {
        ApiException e = of(503, "application/problem+json", Wire.text("error-problem.json"));

        assertThat(e.envelope()).isEmpty();
        assertThat(e.error().orElseThrow().message()).isEqualTo("Service unavailable: Please try again later.");
    }

    @Test
    void the_details_of_a_validation_error_are_in_the_message() {
        assertThat(of(422, "application/json", Wire.text("error-fastapi.json"))).hasMessageContaining("field required");
    }

    @Test
    void plain_text_is_the_message() {
        ApiException e = of(404, "text/plain; charset=utf-8", "not found");

        assertThat(e).hasMessage("GET http://h/x: 404 not found [request req_7]");
        assertThat(e.error()).isEmpty();
        assertThat(e.body()).isEqualTo("not found");
    }

    @Test
    void a_page_of_a_proxy_is_named_as_one() {
        assertThat(of(502, "text/html", Wire.text("error-502.html")))
                .hasMessageContaining("502 text/html: <html> <head><title>502 Bad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "17",
                "{}",
                "{\"error\":null}",
                "{\"error\":[1]}",
                "{\"error\":{}}",
                "{\"error\":{\"message\":7}}",
                "\u0000\u00ff"
            })
    void no_body_is_too_strange(String body) {
        ApiException e = of(500, "application/json", body);

        assertThat(e.status()).isEqualTo(500);
        assertThat(e.body()).isEqualTo(body);
        assertThat(e.getMessage()).startsWith("GET http://h/x: 500 ");
    }

    @Test
    void long_bodies_are_cut_and_never_within_a_character() {
        ApiException e = of(500, "text/plain", "🌍".repeat(10_000));

        assertThat(e.body()).isEqualTo("🌍".repeat(4_000) + "…");
        assertThat(e.getMessage()).hasSizeLessThan(1_000).doesNotContain("\uFFFD");
    }
}
