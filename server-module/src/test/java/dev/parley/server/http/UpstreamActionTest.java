package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Coordinates;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ResponsesReply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Actions of an upstream that has other words for them than its client. */
final class UpstreamActionTest {
    private static final String PIXELS = "any/pixels";
    private static final String GRID = "any/grid";

    private final ChatUpstream upstream = ChatUpstream.start();
    private final TestServer server = TestServer.routed(route(PIXELS, null), route(GRID, Coordinates.GRID));
    private final Http http = new Http(server.uri());

    private Route route(String model, Coordinates coordinates) {
        return new Route(
                model,
                EngineKind.RESPONSES,
                upstream.baseUrl().toString(),
                null,
                null,
                5,
                null,
                null,
                coordinates,
                null,
                List.of("computer_use", "computer_use_preview", "web_search"),
                0,
                0,
                null);
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    private static String call(String action) {
        return "{\"type\":\"computer_call\",\"id\":\"cu_up\",\"call_id\":\"call_c\",\"status\":\"completed\","
                + "\"pending_safety_checks\":[],\"action\":" + action + "}";
    }

    private static ChatReply calling(String action) {
        ChatReply begun = ResponsesReply.added(ResponsesReply.begun(), 0, call(action));
        return ResponsesReply.completed(ResponsesReply.done(begun, 0, call(action)));
    }

    private Answer ask(String dialect, String model, String more) {
        return asked(dialect, model, ",\"display_width\":2000,\"display_height\":1000", more);
    }

    private Answer asked(String dialect, String model, String size, String more) {
        String tool = dialect.equals("lightcone-v1") ? "computer_use" : "computer_use_preview";
        return http.post(
                dialect.equals("v5") ? "/v5/responses" : "/v1/responses",
                "{\"model\":\"" + model
                        + "\",\"input\":[{\"role\":\"user\",\"content\":\"Press the button.\"}],\"tools\":[{\"type\":\""
                        + tool + "\",\"environment\":\"browser\"" + size + "}]" + more + "}",
                "X-Parley-Dialect",
                dialect);
    }

    /** The action that the client is told, the same in one piece and streamed. */
    private JsonNode told(String dialect, String model, ChatReply reply) {
        DialectSchemas schemas = DialectSchemas.of(http, dialect);
        upstream.next(reply);
        Answer whole = ask(dialect, model, "");
        assertThat(whole.status()).as(whole.body()).isEqualTo(200);
        JsonNode action = whole.json().at("/output/0/action");
        assertThat(schemas.problems("ComputerAction", action))
                .as(action.toString())
                .isEmpty();

        upstream.next(reply);
        List<Frame> frames = ask(dialect, model, ",\"stream\":true").frames();
        if (!dialect.equals("lightcone-v1")) {
            StreamGrammar.check(frames);
        }
        assertThat(frames)
                .filteredOn(frame -> frame.data().has("item"))
                .hasSize(2)
                .allSatisfy(frame -> assertThat(frame.data().at("/item/action")).isEqualTo(action));
        assertThat(frames.get(frames.size() - 1).data().at("/response/output/0/action"))
                .isEqualTo(action);
        return action;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai-v1        | {\"type\":\"drag\",\"x\":1,\"y\":2,\"end_x\":30,\"end_y\":4} | {\"type\":\"drag\",\"path\":[{\"x\":1,\"y\":2},{\"x\":30,\"y\":4}]}",
                "v5               | {\"type\":\"key\",\"keys\":[\"ctrl\",\"c\"]}               | {\"type\":\"keypress\",\"keys\":[\"ctrl\",\"c\"]}",
                "openai-v1        | {\"type\":\"right_click\",\"x\":1,\"y\":2}                | {\"type\":\"click\",\"button\":\"right\",\"x\":1,\"y\":2}",
                "openai-v1        | {\"type\":\"hscroll\",\"x\":1,\"y\":2,\"scroll_x\":30}    | {\"type\":\"scroll\",\"x\":1,\"y\":2,\"scroll_x\":30,\"scroll_y\":0}",
                "openai-v1        | {\"type\":\"click\",\"x\":1,\"y\":2}                      | {\"type\":\"click\",\"button\":\"left\",\"x\":1,\"y\":2}",
                "openai-v1        | {\"type\":\"click\",\"button\":\"left\",\"x\":\"1\",\"y\":2.0} | {\"type\":\"click\",\"button\":\"left\",\"x\":1,\"y\":2}",
                "openai-v1        | {\"type\":\"wait\",\"ms\":500}                             | {\"type\":\"wait\",\"ms\":500}",
                "lightcone-v1     | {\"type\":\"drag\",\"path\":[{\"x\":1,\"y\":2},{\"x\":30,\"y\":4}]} | {\"type\":\"drag\",\"x\":1,\"y\":2,\"end_x\":30,\"end_y\":4}",
                "lightcone-v1     | {\"type\":\"drag\",\"path\":[{\"x\":0,\"y\":0},{\"x\":33,\"y\":67},{\"x\":100,\"y\":200}]} | {\"type\":\"drag\",\"x\":0,\"y\":0,\"end_x\":100,\"end_y\":200}",
                "lightcone-v1     | {\"type\":\"point_and_type\",\"x\":1,\"y\":2,\"text\":\"a\"} | {\"type\":\"type\",\"text\":\"a\",\"x\":1,\"y\":2}",
                "lightcone-v1     | {\"type\":\"screenshot\"}                                  | {\"type\":\"wait\"}",
            })
    @Tag("CUA-01")
    void what_the_client_has_other_words_for_is_said_in_those(String dialect, String action, String told) {
        assertThat(told(dialect, PIXELS, calling(action))).isEqualTo(Http.tree(told));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai-v1        | {\"type\":\"triple_click\",\"x\":1,\"y\":2}             | type is not known",
                "openai-v1        | {\"type\":\"navigate\",\"url\":\"https://a.example\"}   | type is not known",
                "v5               | {\"type\":\"mouse_down\",\"x\":1,\"y\":2}               | type is not known",
                "v5               | {\"type\":\"terminate\",\"result\":\"42\"}              | type is not known",
                "lightcone-compat | {\"type\":\"teleport\"}                                 | type is not known",
                "lightcone-v1     | {\"type\":\"move\",\"x\":1,\"y\":2}                     | type is not known",
                "openai-v1        | {\"type\":\"type\",\"text\":\"a\",\"x\":1,\"y\":2}      | type is not known",
                "openai-v1        | {\"type\":\"point_and_type\",\"text\":\"a\",\"x\":1,\"y\":2} | x can't be said",
                "lightcone-v1     | {\"type\":\"drag\",\"path\":[{\"x\":0,\"y\":0},{\"x\":90,\"y\":9},{\"x\":0,\"y\":99}]} | not straight",
                "lightcone-v1     | {\"type\":\"drag\",\"path\":[{\"x\":0,\"y\":0}]}        | path can't be said",
                "openai-v1        | {\"type\":\"drag\",\"x\":0,\"y\":0}                     | x can't be said",
                "lightcone-compat | {\"type\":\"click\",\"button\":\"left\",\"y\":2}        | x is missing",
                "v5               | {\"type\":\"click\",\"button\":\"third\",\"x\":1,\"y\":2} | button is none of",
                "openai-v1        | {\"x\":1}                                               | no type",
                "openai-v1        | \"click\"                                               | no object",
            })
    @Tag("CUA-01")
    void what_the_client_has_no_words_for_is_a_failure_that_says_why(String dialect, String action, String why) {
        for (String model : List.of(PIXELS, GRID)) {
            upstream.next(calling(action));
            Answer refused = ask(dialect, model, "");
            assertThat(refused.status()).as(refused.body()).isEqualTo(502);
            assertThat(refused.at("/error/code")).isEqualTo("upstream_error");
            assertThat(refused.at("/error/message")).contains(why);

            upstream.next(calling(action));
            Answer streamed = ask(dialect, model, ",\"stream\":true");
            JsonNode last = streamed.frames().get(streamed.frames().size() - 1).data();
            assertThat(last.get("type").asText()).isEqualTo("response.failed");
            assertThat(last.at("/response/output")).isEmpty();
            assertThat(streamed.body()).doesNotContain("\"computer_call\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openai-v1        | {\"type\":\"drag\",\"x\":0,\"y\":0,\"end_x\":500,\"end_y\":250} | {\"type\":\"drag\",\"path\":[{\"x\":0,\"y\":0},{\"x\":1000,\"y\":250}]}",
                "lightcone-v1     | {\"type\":\"drag\",\"path\":[{\"x\":0,\"y\":0},{\"x\":500,\"y\":250}]} | {\"type\":\"drag\",\"x\":0,\"y\":0,\"end_x\":1000,\"end_y\":250}",
                "lightcone-compat | {\"type\":\"right_click\",\"x\":500,\"y\":250}                  | {\"type\":\"click\",\"button\":\"right\",\"x\":500,\"y\":250}",
                "v5               | {\"type\":\"move\",\"x\":1000,\"y\":250}                        | {\"type\":\"move\",\"x\":1998,\"y\":250}",
            })
    @Tag("CUA-04")
    void positions_on_a_grid_are_the_client_s_whatever_the_words(String dialect, String action, String told) {
        assertThat(told(dialect, GRID, calling(action))).isEqualTo(Http.tree(told));
    }

    @Test
    @Tag("CUA-04")
    void cells_of_a_display_that_nobody_knows_the_size_of_are_refused_by_name() {
        Answer refused = asked("lightcone-v1", GRID, "", "");

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.at("/error/param")).isEqualTo("tools[0].display_width");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    @Tag("STREAM-08")
    void a_call_that_is_announced_without_its_action_comes_with_it() {
        String action = "{\"type\":\"wait\"}";
        ChatReply begun = ResponsesReply.added(
                ResponsesReply.begun(),
                0,
                call(action).replace(",\"action\":" + action, "").replace("completed", "in_progress"));
        ChatReply reply = ResponsesReply.completed(ResponsesReply.done(begun, 0, call(action)));

        assertThat(told("openai-v1", PIXELS, reply)).isEqualTo(Http.tree(action));
    }

    @Test
    @Tag("OBJECT-03")
    void a_call_of_a_document_with_less_in_it_is_one_of_the_client_s() {
        String bare =
                "{\"type\":\"computer_call\",\"id\":\"cu_up\",\"call_id\":\"call_c\",\"action\":{\"type\":\"wait\"}}";
        upstream.next(ResponsesReply.completed(ResponsesReply.done(ResponsesReply.begun(), 0, bare)));
        JsonNode call = ask("openai-v1", PIXELS, "").json().at("/output/0");

        assertThat(DialectSchemas.of(http, "openai-v1").problems("ComputerCall", call))
                .isEmpty();
        assertThat(call.get("status").asText()).isEqualTo("completed");
    }

    @Test
    @Tag("CUA-03")
    void an_action_to_be_confirmed_is_a_failure_where_the_client_can_t_be_told_so() {
        String check = "[{\"id\":\"sc_1\",\"code\":\"malicious\",\"message\":\"Careful.\"}]";
        String call = call("{\"type\":\"wait\"}").replace("[]", check);
        upstream.next(ResponsesReply.completed(ResponsesReply.done(ResponsesReply.begun(), 0, call)));
        Answer refused = ask("lightcone-v1", PIXELS, "");

        assertThat(refused.status()).as(refused.body()).isEqualTo(502);
        assertThat(refused.at("/error/message")).contains("confirm");
    }

    @Test
    void other_items_keep_what_nobody_knows() {
        String item = "{\"type\":\"web_search_call\",\"id\":\"ws_up\",\"status\":\"completed\",\"shade\":\"blue\","
                + "\"action\":{\"type\":\"gaze\",\"at\":\"x\"}}";
        upstream.next(ResponsesReply.completed(ResponsesReply.done(ResponsesReply.begun(), 0, item)));
        JsonNode shown = ask("v5", PIXELS, "").json().at("/output/0");

        assertThat(shown.get("shade").asText()).isEqualTo("blue");
        assertThat(shown.get("action")).isEqualTo(Http.tree("{\"type\":\"gaze\",\"at\":\"x\"}"));
    }
}
