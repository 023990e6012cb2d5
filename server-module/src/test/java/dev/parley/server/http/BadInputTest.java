package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BadInputTest {
    private TestServer server;
    private Http http;

    @BeforeAll
    void start() {
        server = TestServer.scripted();
        http = new Http(server.uri());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @Tag("INPUT-05")
    @Tag("INPUT-07")
    @Tag("ERROR-02")
    @Tag("ERROR-03")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"model\":\"parley-scripted\",\"input\":              | 400 | invalid_json               |",
                "[]                                                     | 400 | invalid_type               |",
                "{\"model\":7,\"input\":\"hi\"}                         | 400 | invalid_type               | model",
                "{\"model\":\"parley-scripted\",\"input\":7}            | 400 | invalid_type               | input",
                "{\"input\":\"hi\"}                                     | 400 | missing_required_parameter | model",
                "{\"model\":\"nobody\",\"input\":\"hi\"}                | 404 | model_not_found            | model",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"x\":1} | 400 | unknown_parameter        | x",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"temperature\":3} | 400 | invalid_value  | temperature",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"temperature\":\"hot\"} | 400 | invalid_type | temperature",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"truncation\":\"sideways\"} | 400 | invalid_value | truncation",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"service_tier\":\"gold\"} | 400 | invalid_value | service_tier",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"reasoning\":{\"effort\":\"heroic\"}} | 400 | invalid_value | reasoning.effort",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"text\":{\"verbosity\":\"chatty\"}} | 400 | invalid_value | text.verbosity",
                "{\"model\":\"parley-scripted\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"data:,\",\"detail\":\"every\"}]}]} | 400 | invalid_value | input[0].content[0].detail",
                "{\"model\":\"parley-scripted\",\"input\":[{\"type\":\"computer_call\",\"id\":\"cu_1\",\"call_id\":\"c\",\"status\":\"completed\",\"pending_safety_checks\":[],\"action\":{\"type\":\"teleport\"}}]} | 400 | invalid_value | input[0].action.type",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"tools\":[{\"type\":\"computer_use_preview\",\"environment\":\"browser\",\"display_height\":768}]} | 400 | missing_required_parameter | tools[0].display_width",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"tools\":[{\"type\":\"computer_use_preview\",\"environment\":\"browser\",\"display_width\":1024}]} | 400 | missing_required_parameter | tools[0].display_height",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"background\":true,\"store\":false} | 400 | invalid_value | background",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"include\":[\"reasoning.encrypted_content\"]} | 400 | unsupported_parameter | include",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"stream_options\":{\"include_obfuscation\":true}} | 400 | invalid_value | stream_options",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"stream\":true,\"stream_options\":{\"include_usage\":true}} | 400 | unknown_parameter | stream_options.include_usage",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"prompt_cache_retention\":\"for good\"} | 400 | invalid_value | prompt_cache_retention",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"stream_options\":7} | 400 | invalid_type | stream_options",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"tools\":[{\"type\":\"web_search\"}]} | 400 | unsupported_parameter | tools[0].type",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"tools\":[{\"type\":\"function\"}]} | 400 | missing_required_parameter | tools[0].name",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"tool_choice\":\"required\"} | 400 | invalid_value | tool_choice",
                "{\"model\":\"parley-scripted\",\"input\":[{\"type\":\"message\",\"role\":\"user\"}]} | 400 | missing_required_parameter | input[0].content",
                "{\"model\":\"parley-scripted\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":1}]}]} | 400 | invalid_type | input[0].content[0].text",
                "{\"model\":\"parley-scripted\",\"input\":[{\"role\":\"robot\",\"content\":\"hi\"}]} | 400 | invalid_value | input[0].role",
                "{\"model\":\"parley-scripted\",\"input\":[{\"type\":\"dance\"}]} | 400 | invalid_value | input[0].type",
                "{\"model\":\"parley-scripted\",\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":\"x\"}]} | 400 | invalid_value | input[0].call_id",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"defer_loading\":true}]} | 400 | unknown_parameter | tools[0].defer_loading",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"reasoning\":{\"mode\":\"pro\"}} | 400 | unknown_parameter | reasoning.mode",
                "{\"model\":\"parley-scripted\",\"input\":[{\"type\":\"compaction\",\"encrypted_content\":\"x\"}]} | 400 | unsupported_parameter | input[0].type",
                "{\"model\":\"parley-scripted\",\"model\":\"parley-scripted\",\"input\":\"hi\"} | 400 | invalid_type | model",
            })
    void bad_bodies_get_one_clear_error_that_names_the_parameter(String body, int status, String code, String param) {
        Answer answer = http.post("/v1/responses", body);
        JsonNode error = answer.json().get("error");

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(error.get("code").asText()).as(answer.body()).isEqualTo(code);
        assertThat(error.get("param").isNull() ? null : error.get("param").asText())
                .isEqualTo(param);
        assertThat(error.get("type").asText()).isEqualTo("invalid_request_error");
        assertThat(error.get("message").asText())
                .isNotBlank()
                .hasSizeLessThan(1024)
                .doesNotContain("dev.parley");
        assertThat(answer.raw().headers().firstValue("x-request-id")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"stream_options\":{\"include_obfuscation\":false}",
                "\"stream_options\":{}",
                "\"stream_options\":{\"include_obfuscation\":null}",
                "\"stream_options\":null",
                "\"safety_identifier\":null"
            })
    void a_parameter_that_no_document_has_may_ask_for_nothing(String parameter) {
        Answer answer =
                http.post("/v1/responses", "{\"model\":\"parley-scripted\",\"input\":\"hi\"," + parameter + "}");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void what_a_dialect_requires_is_required_in_that_dialect() {
        Answer answer = http.post("/v1/responses", "{\"model\":\"parley-scripted\"}", "X-Parley-Dialect", "openai-v1");

        assertError(answer, 400, "missing_required_parameter");
        assertThat(answer.at("/error/param")).isEqualTo("input");
    }

    @Test
    void a_dialect_that_is_not_one_is_refused() {
        Answer answer = http.post("/v1/responses", "{\"input\":\"hi\"}", "X-Parley-Dialect", "klingon");

        assertError(answer, 400, "invalid_value");
    }

    @Test
    @Tag("INPUT-06")
    void bounds_hold_inside_of_lists_and_unions() {
        Answer answer = http.post(
                "/v1/responses",
                "{\"model\":\"parley-scripted\",\"input\":[{\"role\":\"user\",\"content\":\"hi\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"\",\"output\":\"x\"}]}");

        assertError(answer, 400, "invalid_value");
        assertThat(answer.at("/error/param")).isEqualTo("input[1].call_id");
        assertThat(answer.at("/error/message")).contains("size must be between");
    }

    @Test
    void metadata_has_bounds() {
        Answer answer = http.post(
                "/v1/responses",
                "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"metadata\":{\"k\":\"" + "v".repeat(513) + "\"}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("metadata.k");
    }

    @Test
    @Tag("ERROR-03")
    void a_body_that_is_nested_too_deep_is_refused() {
        Answer answer = http.post(
                "/v1/responses",
                "{\"model\":\"parley-scripted\",\"input\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isIn("invalid_json", "invalid_type");
    }

    @Test
    @Tag("ERROR-03")
    void bytes_that_are_not_utf_8_are_refused() {
        byte[] body = "{\"model\":\"parley-scripted\",\"input\":\"\u00ff\"}".getBytes(StandardCharsets.ISO_8859_1);
        Answer answer = http.send(http.request("/v1/responses")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("invalid_json");
    }

    @Test
    void a_body_that_an_error_left_half_read_does_not_cost_the_connection() throws Exception {
        String deep = "[".repeat(100_000);
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            for (int i = 0; i < 3; i++) {
                String body = "{\"input\":" + deep;
                socket.getOutputStream()
                        .write(("POST /v1/responses HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: " + body.length() + "\r\n\r\n" + body)
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(socket.getInputStream()))
                        .startsWith("HTTP/1.1 400")
                        .doesNotContain("close");
            }
        }
    }

    @Test
    @Tag("ERROR-03")
    void a_body_that_is_too_large_ends_the_connection_and_says_so() throws Exception {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.getOutputStream()
                    .write(("POST /v1/responses HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 99999999999\r\n\r\n{")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 413")
                    .containsIgnoringCase("Connection: close")
                    .contains("request_too_large");
        }
    }

    /** Everything up to the last chunk of one answer. */
    private static String answer(InputStream in) throws IOException {
        StringBuilder seen = new StringBuilder();
        while (!seen.toString().endsWith("0\r\n\r\n")) {
            int next = in.read();
            assertThat(next).as("the connection ended after " + seen).isNotNegative();
            seen.append((char) next);
        }
        return seen.toString();
    }

    @Test
    void an_empty_body_is_refused() {
        assertThat(http.post("/v1/responses", "").status()).isEqualTo(400);
    }

    @Test
    void an_unknown_route_has_the_envelope() {
        assertError(http.get("/v1/nowhere"), 404, "not_found");
    }

    @Test
    void an_unknown_id_has_the_envelope() {
        assertError(http.get("/v1/responses/resp_unknown"), 404, "response_not_found");
    }

    @Test
    void a_wrong_method_has_the_envelope_and_says_what_is_allowed() {
        Answer answer = http.delete("/v1/responses");

        assertError(answer, 405, "method_not_allowed");
        assertThat(answer.raw().headers().firstValue("allow").orElse("")).contains("POST");
    }

    @Test
    void a_wrong_media_type_has_the_envelope() {
        Answer answer = http.send(http.request("/v1/responses")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("hello")));

        assertError(answer, 415, "unsupported_media_type");
    }

    @Test
    void a_path_that_is_not_one_has_the_envelope() {
        Answer answer = http.get("/v1/responses/%00");

        assertThat(answer.at("/error/message")).isNotBlank();
        assertThat(answer.raw().headers().firstValue("connection")).contains("close");
    }

    private static void assertError(Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.type()).startsWith("application/json");
        assertThat(answer.at("/error/code")).isEqualTo(code);
        assertThat(answer.raw().headers().firstValue("x-request-id")).isPresent();
    }
}
