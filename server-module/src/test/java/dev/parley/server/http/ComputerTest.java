package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ResponsesReply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A computer that a model drives, in each dialect's words. */
final class ComputerTest {
    private static final String TASK = "{\"role\":\"user\",\"content\":\"Press the button.\"}";
    private static final String CHECK = "[{\"id\":\"sc_1\",\"code\":\"malicious\",\"message\":\"Careful.\"}]";

    private final ChatUpstream upstream = ChatUpstream.start();
    private final TestServer server = TestServer.routed(
            new Route("parley/scripted", EngineKind.SCRIPTED, null, null, null, null),
            new Route(
                    "*",
                    EngineKind.RESPONSES,
                    upstream.baseUrl().toString(),
                    null,
                    null,
                    5,
                    null,
                    null,
                    null,
                    null,
                    List.of("computer_use", "computer_use_preview"),
                    0,
                    0,
                    null));
    private final Http http = new Http(server.uri());

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    private Answer ask(String dialect, String model, String more) {
        String type = dialect.equals("lightcone-v1") ? "computer_use" : "computer_use_preview";
        return http.post(
                dialect.equals("v5") ? "/v5/responses" : "/v1/responses",
                "{\"model\":\"" + model + "\",\"tools\":[{\"type\":\"" + type
                        + "\",\"display_width\":1280,\"display_height\":720,\"environment\":\"browser\"}]," + more
                        + "}",
                "X-Parley-Dialect",
                dialect);
    }

    private static String input(String... items) {
        return "\"input\":[" + String.join(",", items) + "]";
    }

    private static String after(Answer answer) {
        return ",\"previous_response_id\":\"" + answer.at("/id") + "\"";
    }

    private static String screenshot(String callId, String type, String more) {
        return "{\"type\":\"computer_call_output\",\"call_id\":\"" + callId + "\",\"output\":{\"type\":\"" + type
                + "\",\"image_url\":\"data:image/png;base64,AAAA\"}" + more + "}";
    }

    /** The response in which the upstream's model wants that action. */
    private Answer called(String dialect, String action, String checks) {
        upstream.next(ResponsesReply.completed(ResponsesReply.done(
                ResponsesReply.begun(),
                0,
                "{\"type\":\"computer_call\",\"id\":\"cu_up\",\"call_id\":\"call_c\",\"status\":\"completed\","
                        + "\"pending_safety_checks\":" + checks + ",\"action\":" + action + "}")));
        Answer answer = ask(dialect, "any/m", input(TASK));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-01")
    void a_computer_is_driven_by_calls_with_ids_and_actions_of_the_dialect(String dialect) {
        DialectSchemas schemas = DialectSchemas.of(http, dialect);
        Answer answer = ask(dialect, "parley/scripted", input(TASK));
        for (int turn = 0; turn < 3; turn++) {
            JsonNode call = answer.json().at("/output/0");

            assertThat(call.path("type").asText()).as(answer.body()).isEqualTo("computer_call");
            assertThat(call.get("call_id").asText()).isNotBlank();
            assertThat(schemas.problems("OutputItem", call)).isEmpty();
            assertThat(schemas.problems("ComputerAction", call.get("action"))).isEmpty();
            answer = ask(
                    dialect,
                    "parley/scripted",
                    input(screenshot(call.get("call_id").asText(), "input_image", "")) + after(answer));
        }
        assertThat(answer.at("/output/0/type")).isEqualTo("message");
    }

    @ParameterizedTest
    @CsvSource({
        "lightcone-v1,17",
        "lightcone-compat,14",
        "openai-v1,9",
        "v5,9",
    })
    @Tag("CUA-01")
    void every_action_of_the_dialect_s_document_passes(String dialect, int count) {
        DialectSchemas schemas = DialectSchemas.of(http, dialect);
        List<JsonNode> actions = schemas.examples("ComputerAction");

        assertThat(actions.stream().map(action -> action.get("type").asText()).distinct())
                .hasSize(count);
        for (JsonNode action : actions) {
            JsonNode shown = called(dialect, action.toString(), "[]").json().at("/output/0/action");

            assertThat(shown.path("type")).isEqualTo(action.get("type"));
            assertThat(schemas.problems("ComputerAction", shown))
                    .as(shown.toString())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-02")
    void an_output_of_an_unknown_call_or_of_none_is_a_400_that_names_it(String dialect) {
        Answer call = ask(dialect, "parley/scripted", input(TASK));
        Answer unknown =
                ask(dialect, "parley/scripted", input(screenshot("call_unknown", "input_image", "")) + after(call));
        Answer missing = ask(
                dialect,
                "parley/scripted",
                input(screenshot("x", "input_image", "").replace("\"call_id\":\"x\",", "")) + after(call));
        Answer unchained =
                ask(dialect, "parley/scripted", input(screenshot(call.at("/output/0/call_id"), "input_image", "")));

        for (Answer answer : List.of(unknown, missing, unchained)) {
            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(answer.at("/error/param")).isEqualTo("input[0].call_id");
            assertThat(answer.at("/error/type")).isEqualTo("invalid_request_error");
        }
    }

    @Test
    @Tag("CUA-02")
    void a_call_that_has_its_output_takes_no_other() throws Exception {
        Answer call = called("openai-v1", "{\"type\":\"wait\"}", "[]");
        String output = screenshot("call_c", "computer_screenshot", "");

        Answer refused = ask("openai-v1", "any/m", input(output + "," + output) + after(call));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.at("/error/param")).isEqualTo("input[1].call_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-03")
    void the_next_action_waits_until_every_safety_check_is_acknowledged(String dialect) throws Exception {
        Answer call = called(dialect, "{\"type\":\"wait\"}", CHECK);
        upstream.takeRequest();
        assertThat(call.json().at("/output/0/pending_safety_checks")).isEqualTo(Http.tree(CHECK));

        for (String acknowledged : List.of(
                "", ",\"acknowledged_safety_checks\":[]", ",\"acknowledged_safety_checks\":[{\"id\":\"sc_2\"}]")) {
            Answer refused = ask(
                    dialect, "any/m", input(screenshot("call_c", "computer_screenshot", acknowledged)) + after(call));
            assertThat(refused.status()).as(refused.body()).isEqualTo(400);
            assertThat(refused.at("/error/param")).isEqualTo("input[0].acknowledged_safety_checks");
        }
        assertThat(upstream.requests()).hasSize(1);

        upstream.next(ResponsesReply.completed(ResponsesReply.saying("Done.")));
        String acknowledged = ",\"acknowledged_safety_checks\":" + CHECK;
        Answer next =
                ask(dialect, "any/m", input(screenshot("call_c", "computer_screenshot", acknowledged)) + after(call));
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(upstream.takeRequest().body()).contains("\"acknowledged_safety_checks\":[{\"id\":\"sc_1\"");
    }

    @ParameterizedTest
    @CsvSource({
        "lightcone-v1,     input_image",
        "lightcone-compat, input_image",
        "lightcone-compat, computer_screenshot",
        "openai-v1,        computer_screenshot",
        "v5,               computer_screenshot",
    })
    @Tag("CUA-05")
    void a_screenshot_reaches_the_upstream_as_a_url_and_as_data(String dialect, String type) throws Exception {
        for (String url : List.of("https://a.example/s.png", "data:image/png;base64,AAAA")) {
            Answer call = called(dialect, "{\"type\":\"wait\"}", "[]");
            upstream.takeRequest();
            upstream.next(ResponsesReply.completed(ResponsesReply.saying("Done.")));
            Answer next = ask(
                    dialect,
                    "any/m",
                    input(screenshot("call_c", type, "").replace("data:image/png;base64,AAAA", url)) + after(call));
            JsonNode asked = Http.tree(upstream.takeRequest().body());

            assertThat(next.status()).as(next.body()).isEqualTo(200);
            assertThat(asked.at("/input/2/call_id").asText()).isEqualTo("call_c");
            assertThat(asked.at("/input/2/output/image_url").asText()).isEqualTo(url);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-06")
    void a_history_that_is_sent_back_whole_goes_on_where_it_was(String dialect) {
        String history = TASK;
        Answer answer = ask(dialect, "parley/scripted", input(history));
        while (answer.at("/output/0/type").equals("computer_call")) {
            JsonNode call = answer.json().at("/output/0");
            history += "," + call + "," + screenshot(call.get("call_id").asText(), "input_image", "");
            answer = ask(dialect, "parley/scripted", input(history));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        }
        Answer whole = ask(
                dialect,
                "parley/scripted",
                input(history, answer.json().at("/output/0").toString(), TASK));

        assertThat(history.split("\"computer_call\"", -1)).hasSize(4);
        assertThat(whole.status()).as(whole.body()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminate", "answer", "done"})
    @Tag("CUA-07")
    void a_terminal_action_comes_with_what_it_says_and_nothing_is_owed_to_it(String type) {
        String action = "{\"type\":\"" + type + "\",\"status\":\"success\",\"result\":\"42\",\"text\":\"It is 42.\"}";
        Answer answer = called("lightcone-v1", action, "[]");
        upstream.next(ResponsesReply.completed(ResponsesReply.saying("You are welcome.")));
        Answer thanks =
                ask("lightcone-v1", "any/m", input("{\"role\":\"user\",\"content\":\"Thanks.\"}") + after(answer));

        assertThat(answer.at("/status")).isEqualTo("completed");
        assertThat(answer.json().get("output")).hasSize(1);
        assertThat(answer.json().at("/output/0/action")).isEqualTo(Http.tree(action));
        assertThat(thanks.at("/output/0/content/0/text")).isEqualTo("You are welcome.");
    }
}
