package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Frame;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class DialectTest {
    private static final String COMPUTER = "\"tools\":[{\"type\":\"%s\",\"display_width\":1280,\"display_height\":720,"
            + "\"environment\":\"browser\"}]";
    private static final String TASK =
            "\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"Press the button.\"}]}]";

    private ChatUpstream upstream;
    private TestServer server;
    private Http http;

    @BeforeAll
    void start() {
        upstream = ChatUpstream.start();
        server = TestServer.inFrontOf(upstream.baseUrl());
        http = new Http(server.uri());
    }

    @AfterAll
    void stop() {
        server.close();
        upstream.close();
    }

    @Test
    void a_computer_use_tool_marks_lightcone_v1() {
        JsonNode response = computer("computer_use");

        assertThat(Instant.parse(response.get("created_at").asText()))
                .isBetween(Instant.now().minusSeconds(5), Instant.now());
        assertThat(response.at("/viewport"))
                .isEqualTo(Http.tree("{\"environment\":\"browser\",\"width\":1280,\"height\":720}"));
        assertThat(response.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "id", "object", "created_at", "model", "output", "status", "usage", "viewport");
        assertThat(response.at("/output/0").has("pending_safety_checks")).isFalse();
        assertThat(response.at("/output/0/action/x").asInt()).isEqualTo(640);
    }

    @Test
    @Tag("CUA-04")
    void coordinates_in_compat_are_on_the_grid_and_lead_back_to_the_pixel() {
        JsonNode action = computer("computer_use_preview", "X-Parley-Dialect", "lightcone-compat")
                .at("/output/0/action");

        assertThat(action.get("x").asInt() * 1280 / 1000).isEqualTo(640);
        assertThat(action.get("y").asInt() * 720 / 1000).isEqualTo(360);
        assertThat(action.get("x").asInt()).isBetween(0, 999);
    }

    @Test
    void a_computer_session_goes_on_with_screenshots_until_there_is_no_call_left() {
        JsonNode response = computer("computer_use");
        int turns = 1;
        while (response.at("/output/0/type").asText().equals("computer_call")) {
            response = http.post(
                            "/v1/responses",
                            "{\"model\":\"parley-scripted\"," + COMPUTER.formatted("computer_use")
                                    + ",\"previous_response_id\":\""
                                    + response.get("id").asText()
                                    + "\",\"input\":[{\"type\":\"computer_call_output\",\"call_id\":\""
                                    + response.at("/output/0/call_id").asText()
                                    + "\",\"output\":{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,AAAA\"}}]}")
                    .json();
            assertThat(++turns).isLessThan(10);
        }

        assertThat(response.at("/output/0/type").asText()).isEqualTo("message");
        assertThat(turns).isGreaterThan(2);
    }

    @Test
    void a_vllm_field_marks_compat() {
        JsonNode response = http.post(
                        "/v1/responses",
                        "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"skip_special_tokens\":true}")
                .json();

        assertThat(response.get("created_at").isIntegralNumber()).isTrue();
        assertThat(response.has("output_text")).isFalse();
    }

    @Test
    void no_input_marks_lightcone_v1() {
        JsonNode response = http.post(
                        "/v1/responses", "{\"model\":\"parley-scripted\",\"instructions\":\"Say something.\"}")
                .json();

        assertThat(response.get("created_at").isTextual()).isTrue();
        assertThat(response.at("/status").asText()).isEqualTo("completed");
    }

    @Test
    void nothing_special_is_answered_as_openai_does() {
        JsonNode response = http.post("/v1/responses", "{\"model\":\"parley-scripted\",\"input\":\"hi\"}")
                .json();

        assertThat(response.get("output_text")).isEqualTo(response.at("/output/0/content/0/text"));
        assertThat(response.fieldNames())
                .toIterable()
                .contains("error", "incomplete_details", "instructions", "metadata", "temperature", "top_p");
    }

    @Test
    @Tag("OBJECT-08")
    void a_stored_response_is_shown_in_the_dialect_it_was_created_in() {
        JsonNode created = computer("computer_use");

        assertThat(http.get("/v1/responses/" + created.get("id").asText()).json())
                .isEqualTo(created);
    }

    @Test
    void v5_wants_a_vendor_before_the_model() {
        Http.Answer answer = http.post("/v5/responses", "{\"model\":\"parley-scripted\",\"input\":\"hi\"}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo("model");
    }

    @Test
    void v5_gives_back_and_deletes_what_it_stored() {
        upstream.next(ChatReply.stream().text("Yes.").finish("stop").done());
        JsonNode created = http.post("/v5/responses", "{\"model\":\"vendor/m\",\"input\":\"?\"}")
                .json();
        String path = "/v5/responses/" + created.get("id").asText();

        assertThat(http.get(path).json()).isEqualTo(created);
        assertThat(http.delete(path).at("/deleted")).isEqualTo("true");
        assertThat(http.get(path).status()).isEqualTo(404);
    }

    @Test
    void openai_counts_what_was_written_to_a_cache_and_the_others_do_not() {
        String written = "/usage/input_tokens_details/cache_write_tokens";
        String body = "{\"model\":\"parley-scripted\",\"input\":\"hi\"}";

        assertThat(http.post("/v1/responses", body).json().at(written)).isEqualTo(Http.tree("0"));
        assertThat(http.post("/v1/responses", body, "X-Parley-Dialect", "lightcone-compat")
                        .json()
                        .at(written)
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void v5_knows_only_its_own_fields() {
        Http.Answer answer = http.post(
                "/v5/responses", "{\"model\":\"parley/scripted\",\"input\":\"hi\",\"skip_special_tokens\":false}");

        assertThat(answer.at("/error/code")).isEqualTo("unknown_parameter");
    }

    @Test
    void raw_reasoning_has_its_own_events_in_each_dialect() {
        assertThat(reasoning("/v1/responses", "openai-v1"))
                .contains("response.reasoning_summary_part.added", "response.reasoning_summary_text.delta")
                .doesNotContain("response.reasoning_text.delta");
        assertThat(reasoning("/v1/responses", "lightcone-compat"))
                .contains("response.reasoning_part.added", "response.reasoning_text.delta");
        assertThat(reasoning("/v5/responses", "v5"))
                .contains("response.content_part.added", "response.reasoning_text.delta")
                .doesNotContain("response.reasoning_part.added");
    }

    private List<String> reasoning(String path, String dialect) {
        upstream.next(ChatReply.stream()
                .delta("{\"reasoning_content\":\"Hm.\"}")
                .text("Yes.")
                .finish("stop")
                .done());
        return http
                .post(path, "{\"model\":\"vendor/m\",\"input\":\"?\",\"stream\":true}", "X-Parley-Dialect", dialect)
                .frames()
                .stream()
                .map(Frame::type)
                .toList();
    }

    private JsonNode computer(String type, String... headers) {
        return http.post(
                        "/v1/responses",
                        "{\"model\":\"parley-scripted\"," + COMPUTER.formatted(type) + "," + TASK + "}",
                        headers)
                .json();
    }
}
