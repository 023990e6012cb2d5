package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Coordinates;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ResponsesReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A tool of type {@code computer} with an engine that needs no model, and with an upstream that has such a tool itself. */
final class BatchTest {
    private static final String TASK = "{\"role\":\"user\",\"content\":\"Press the button.\"}";
    private static final String ACTIONS =
            "[{\"type\":\"click\",\"button\":\"left\",\"x\":7,\"y\":9,\"keys\":[\"CTRL\"]},{\"type\":\"wait\"}]";

    private final ChatUpstream upstream = ChatUpstream.start();
    private final TestServer server = TestServer.routed(
            new Route("parley/scripted", EngineKind.SCRIPTED, null, null, null, null),
            upstream("cells/*", Coordinates.GRID),
            upstream("*", null));
    private final Http http = new Http(server.uri());

    private Route upstream(String model, Coordinates coordinates) {
        String url = upstream.baseUrl().toString();
        List<String> tools = List.of("computer", "computer_use");
        return new Route(
                model, EngineKind.RESPONSES, url, null, null, 5, null, null, coordinates, null, tools, 0, 0, null);
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    private Answer ask(String dialect, String model, String more) {
        return http.post(
                dialect.equals("v5") ? "/v5/responses" : "/v1/responses",
                "{\"model\":\"" + model + "\",\"tools\":[{\"type\":\"computer\"}]," + more + "}",
                "X-Parley-Dialect",
                dialect);
    }

    private static String input(String... items) {
        return "\"input\":[" + String.join(",", items) + "]";
    }

    private static String screenshot(JsonNode call) {
        return "{\"type\":\"computer_call_output\",\"call_id\":" + call.get("call_id")
                + ",\"output\":{\"type\":\"computer_screenshot\",\"image_url\":\"data:image/png;base64,AAAA\"}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-01")
    @Tag("CUA-06")
    void the_scripted_engine_drives_it_in_a_chain_and_with_the_history_sent_back(String dialect) {
        Answer chained = ask(dialect, "parley/scripted", input(TASK));
        String history = TASK;
        for (int turn = 0; turn < 3; turn++) {
            JsonNode call = chained.json().at("/output/0");
            assertThat(call.path("actions")).as(chained.body()).hasSize(turn == 1 ? 2 : 1);
            assertThat(call.has("action")).isFalse();

            history += "," + call + "," + screenshot(call);
            chained = ask(
                    dialect,
                    "parley/scripted",
                    input(screenshot(call)) + ",\"previous_response_id\":\"" + chained.at("/id") + "\"");
            Answer sentBack = ask(dialect, "parley/scripted", input(history));
            assertThat(sentBack.json().at("/output/0/actions"))
                    .as(sentBack.body())
                    .isEqualTo(chained.json().at("/output/0/actions"));
        }
        assertThat(chained.at("/output/0/content/0/text")).contains("the script is done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-compat", "openai-v1", "v5"})
    @Tag("CUA-01")
    @Tag("CUA-06")
    void what_an_upstream_speaks_itself_passes_both_ways(String dialect) throws Exception {
        upstream.next(ResponsesReply.completed(ResponsesReply.done(
                ResponsesReply.begun(),
                0,
                "{\"type\":\"computer_call\",\"id\":\"cu_up\",\"call_id\":\"call_c\",\"status\":\"completed\","
                        + "\"pending_safety_checks\":[],\"actions\":" + ACTIONS + "}")));
        Answer call = ask(dialect, "any/m", input(TASK) + ",\"tool_choice\":{\"type\":\"computer\"}");
        JsonNode asked = Http.tree(upstream.takeRequest().body());
        assertThat(call.json().at("/output/0/actions")).as(call.body()).isEqualTo(Http.tree(ACTIONS));
        assertThat(asked.get("tools")).isEqualTo(Http.tree("[{\"type\":\"computer\"}]"));
        assertThat(asked.at("/tool_choice/type").asText()).isEqualTo("computer");

        upstream.next(ResponsesReply.completed(ResponsesReply.saying("Done.")));
        Answer next = ask(
                dialect,
                "any/m",
                input(screenshot(call.json().at("/output/0"))) + ",\"previous_response_id\":\"" + call.at("/id")
                        + "\"");
        assertThat(next.status()).as(next.body()).isEqualTo(200);
        assertThat(Http.tree(upstream.takeRequest().body()).at("/input/1/actions"))
                .isEqualTo(Http.tree(ACTIONS));
    }

    private void next(String actions) {
        String call = "{\"type\":\"computer_call\",\"id\":\"cu_up\",\"call_id\":\"call_c\",\"status\":\"completed\","
                + "\"pending_safety_checks\":[]," + actions + "}";
        ChatReply begun = ResponsesReply.added(ResponsesReply.begun(), 0, call);
        upstream.next(ResponsesReply.completed(ResponsesReply.done(begun, 0, call)));
    }

    @Test
    @Tag("CUA-01")
    void an_upstream_s_actions_are_said_in_the_client_s_words_also_in_a_list() {
        next("\"actions\":[{\"type\":\"right_click\",\"x\":1,\"y\":2},{\"type\":\"wait\"}]");
        Answer call = ask("openai-v1", "any/m", input(TASK));

        assertThat(call.json().at("/output/0/actions"))
                .as(call.body())
                .isEqualTo(
                        Http.tree("[{\"type\":\"click\",\"button\":\"right\",\"x\":1,\"y\":2},{\"type\":\"wait\"}]"));
    }

    @Test
    @Tag("CUA-01")
    void one_that_the_client_has_no_word_for_fails_the_whole_list() {
        next("\"actions\":[{\"type\":\"wait\"},{\"type\":\"navigate\",\"url\":\"https://a.example\"}]");
        Answer refused = ask("openai-v1", "any/m", input(TASK));

        assertThat(refused.status()).as(refused.body()).isEqualTo(502);
        assertThat(refused.at("/error/message")).contains("type is not known");
    }

    @Test
    @Tag("CUA-01")
    void an_upstream_that_takes_another_tool_for_it_is_read_all_the_same() {
        next("\"action\":{\"type\":\"wait\"}");
        JsonNode whole = ask("v5", "any/m", input(TASK)).json().at("/output/0");
        next("\"action\":{\"type\":\"wait\"}");
        List<Http.Frame> frames =
                ask("v5", "any/m", input(TASK) + ",\"stream\":true").frames();

        assertThat(whole.get("actions")).as(whole.toString()).isEqualTo(Http.tree("[{\"type\":\"wait\"}]"));
        assertThat(whole.has("action")).isFalse();
        assertThat(frames)
                .filteredOn(frame -> frame.data().has("item"))
                .hasSize(2)
                .allSatisfy(
                        frame -> assertThat(frame.data().at("/item/actions")).isEqualTo(whole.get("actions")));
    }

    @Test
    @Tag("CUA-01")
    void several_actions_for_a_client_that_takes_one_at_a_time_are_a_failure() {
        String request = "{\"model\":\"any/m\",\"tools\":[{\"type\":\"computer_use\"}]," + input(TASK) + "}";
        next("\"actions\":[{\"type\":\"click\",\"button\":\"left\",\"x\":1,\"y\":2,\"keys\":[\"CTRL\"]}]");
        Answer held = http.post("/v1/responses", request, "X-Parley-Dialect", "lightcone-v1");
        next("\"actions\":[{\"type\":\"wait\"}]");
        Answer one = http.post("/v1/responses", request, "X-Parley-Dialect", "lightcone-v1");
        next("\"actions\":[{\"type\":\"wait\"},{\"type\":\"wait\"}]");
        Answer two = http.post("/v1/responses", request, "X-Parley-Dialect", "lightcone-v1");

        assertThat(held.at("/error/message")).as("keys that nobody would hold").contains("keys can't be said");
        assertThat(one.json().at("/output/0/action")).as(one.body()).isEqualTo(Http.tree("{\"type\":\"wait\"}"));
        assertThat(one.json().at("/output/0").has("actions")).isFalse();
        assertThat(two.status()).as(two.body()).isEqualTo(502);
        assertThat(two.at("/error/message")).contains("one at a time");
    }

    @Test
    @Tag("INPUT-02")
    void an_upstream_that_counts_in_cells_needs_a_computer_that_says_its_size() {
        Answer refused = ask("openai-v1", "cells/m", input(TASK));

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.at("/error/param")).isEqualTo("tools[0].type");
        assertThat(toolsOf("cells/*", "openai-v1")).containsExactly("computer_use");
    }

    @Test
    @Tag("INPUT-02")
    void capabilities_say_which_dialects_have_it() {
        assertThat(toolsOf("*", "lightcone-v1")).containsExactly("computer_use");
        assertThat(toolsOf("*", "lightcone-compat")).containsExactly("computer", "computer_use");
        assertThat(toolsOf("*", "openai-v1")).containsExactly("computer", "computer_use");
        assertThat(toolsOf("parley/scripted", "v5")).contains("computer", "computer_use_preview");
    }

    private List<String> toolsOf(String model, String dialect) {
        for (JsonNode route : http.get("/v1/capabilities").json().get("routes")) {
            for (JsonNode each : route.get("dialects")) {
                if (route.get("model").asText().equals(model)
                        && each.get("dialect").asText().equals(dialect)) {
                    return texts(each.get("tools"));
                }
            }
        }
        throw new AssertionError("no capabilities of " + model);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
