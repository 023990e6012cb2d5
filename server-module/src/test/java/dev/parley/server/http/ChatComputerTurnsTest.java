package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns of a computer's driver and what lies between them: several calls, concerns, other tools, a grid. */
final class ChatComputerTurnsTest extends ChatComputerFixture {
    private static final String FUNCTION = "{\"type\":\"function\",\"name\":\"weather\"}";

    @Test
    @Tag("CUA-05")
    void screens_follow_the_outputs_of_all_calls() throws Exception {
        upstream.next(ChatReply.stream()
                .toolCall(
                        "{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"computer\",\"arguments\":\"{\\\"type\\\":\\\"wait\\\"}\"}}")
                .toolCall("{\"index\":1,\"id\":\"call_b\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}")
                .toolCall(
                        "{\"index\":2,\"id\":\"call_c\",\"function\":{\"name\":\"computer\",\"arguments\":\"{\\\"type\\\":\\\"screenshot\\\"}\"}}")
                .finish("tool_calls")
                .done());
        String tools = "\"tools\":[" + FUNCTION + "," + tool("openai-v1") + "],";
        Answer calls = asked("openai-v1", tools + input(TASK));
        upstream.takeRequest();
        upstream.next(ChatReply.completion("Done."));
        Answer next = asked(
                "openai-v1",
                tools
                        + input(
                                screenshot("call_a", "computer_screenshot", "https://a.example/1.png"),
                                screenshot("call_c", "input_image", "https://a.example/2.png"),
                                "{\"type\":\"function_call_output\",\"call_id\":\"call_b\",\"output\":\"Rain.\"}",
                                "{\"role\":\"user\",\"content\":\"Go on.\"}")
                        + after(calls));
        JsonNode messages = asked().get("messages");

        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(messages.findValuesAsText("role"))
                .containsExactly("user", "assistant", "tool", "tool", "tool", "user", "user");
        assertThat(messages.findValuesAsText("tool_call_id")).containsExactly("call_a", "call_c", "call_b");
        assertThat(messages.at("/5/content").findValuesAsText("url"))
                .containsExactly("https://a.example/1.png", "https://a.example/2.png");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-03")
    void what_the_model_wants_confirmed_is_a_check_that_must_be_acknowledged(String dialect) throws Exception {
        String action = "{\"type\":\"wait\",\"confirm\":\"It orders a ticket.\"}";
        Answer call = called(dialect, action);
        JsonNode checks = call.json().at("/output/0/pending_safety_checks");
        assertThat(checks).hasSize(1);
        assertThat(checks.at("/0/message").asText()).isEqualTo("It orders a ticket.");

        String output = screenshot("call_0", "computer_screenshot", SCREEN);
        Answer refused = ask(dialect, input(output) + after(call));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.at("/error/param")).isEqualTo("input[0].acknowledged_safety_checks");

        upstream.next(ChatReply.completion("Ordered."));
        String acknowledging = output.replaceFirst("\\}$", ",\"acknowledged_safety_checks\":" + checks + "}");
        Answer next = ask(dialect, input(acknowledging) + after(call));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(Http.tree(asked().at("/messages/1/tool_calls/0/function/arguments")
                        .asText()))
                .isEqualTo(Http.tree(action));
    }

    @Test
    @Tag("CUA-03")
    void a_dialect_without_checks_has_no_concerns() throws Exception {
        upstream.next(calling("{\"type\":\"wait\",\"confirm\":\"It orders a ticket.\"}"));
        Answer call = ask("lightcone-v1", input(TASK));
        assertThat(asked().at("/tools/0/function/parameters/properties").has("confirm"))
                .isFalse();
        assertThat(call.json().at("/output/0/action")).isEqualTo(Http.tree("{\"type\":\"wait\"}"));

        upstream.next(ChatReply.completion("Done."));
        Answer next = ask("lightcone-v1", input(screenshot("call_0", "input_image", SCREEN)) + after(call));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"lightcone-v1,640,719", "openai-v1,640,719", "v5,640,719", "lightcone-compat,500,999"})
    @Tag("CUA-04")
    void a_model_that_counts_in_cells_is_understood_in_every_dialect(String dialect, int x, int y) throws Exception {
        try (TestServer cells = inFrontOfOneThatCountsInCells()) {
            String path = dialect.equals("v5") ? "/v5/responses" : PATH;
            String request = "{\"model\":\"any/vision\",\"tools\":[" + tool(dialect) + "],";
            Http client = new Http(cells.uri(), "X-Parley-Dialect", dialect);
            upstream.next(calling("{\"type\":\"click\",\"x\":500,\"y\":999,\"button\":\"left\"}"));
            Answer call = client.post(path, request + input(TASK) + "}");

            assertThat(asked().at("/tools/0/function/description").asText())
                    .contains("cells of a grid", "0 to 999 across");
            assertThat(call.json().at("/output/0/action/x").asInt())
                    .as(call.body())
                    .isEqualTo(x);
            assertThat(call.json().at("/output/0/action/y").asInt()).isEqualTo(y);

            upstream.next(ChatReply.completion("Done."));
            client.post(path, request + input(screenshot("call_0", "input_image", SCREEN)) + after(call) + "}");
            JsonNode resent = Http.tree(
                    asked().at("/messages/1/tool_calls/0/function/arguments").asText());
            assertThat(resent.get("x").asInt()).isEqualTo(500);
            assertThat(resent.get("y").asInt()).isEqualTo(999);

            Answer unknown = client.post(path, request.replace(SIZE, "\"display_width\":1280") + input(TASK) + "}");
            assertThat(unknown.status()).isEqualTo(400);
            assertThat(unknown.at("/error/param")).startsWith("tools[0].display_");
        }
    }

    @Test
    @Tag("CUA-06")
    void a_turn_without_tools_still_knows_what_was_done() throws Exception {
        Answer call = called("openai-v1", "{\"type\":\"wait\"}");
        upstream.next(ChatReply.completion("The button is pressed."));
        Answer last = asked("openai-v1", input(screenshot("call_0", "computer_screenshot", SCREEN)) + after(call));
        JsonNode asked = asked();

        assertThat(last.status()).as(last.body()).isEqualTo(200);
        assertThat(asked.has("tools")).isFalse();
        assertThat(asked.at("/messages/1/tool_calls/0/function/name").asText()).isEqualTo("computer");
    }
}
