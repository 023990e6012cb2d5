package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Databases;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.TestServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StateTest {
    private final String store = Databases.chosen().freshUrl();

    private TestServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = TestServer.on(store);
        http = new Http(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("STATE-01")
    @Tag("OBJECT-08")
    void a_created_response_is_retrieved_as_it_was_returned() {
        JsonNode created = create("hello", "").json();

        assertThat(http.get("/v1/responses/" + id(created)).json()).isEqualTo(created);
    }

    @Test
    @Tag("STATE-01")
    @Tag("OBJECT-08")
    void a_streamed_response_is_retrieved_as_its_terminal_event_said() {
        List<Frame> frames = create("hello", ",\"stream\":true").frames();
        JsonNode terminal = frames.get(frames.size() - 1).data().get("response");

        assertThat(http.get("/v1/responses/" + id(terminal)).json()).isEqualTo(terminal);
    }

    @ParameterizedTest
    @CsvSource({"stream=true, stream", "starting_after=3, starting_after", "include[]=file_search_call.results, include"
    })
    void a_way_of_retrieving_that_is_not_served_is_named(String query, String param) {
        String id = id(create("hello", "").json());
        Answer answer =
                http.get("/v1/responses/" + id + "?" + query.replace("[", "%5B").replace("]", "%5D"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/param")).isEqualTo(param);
    }

    @Test
    @Tag("STATE-01")
    void a_response_that_is_not_stored_is_unknown() {
        JsonNode created = create("hello", ",\"store\":false").json();

        assertThat(http.get("/v1/responses/" + id(created)).status()).isEqualTo(404);
    }

    @Test
    @Tag("STATE-03")
    void a_chained_response_knows_what_came_before_also_after_a_restart() {
        JsonNode first = create("the word is walnut", "").json();
        server.close();
        server = TestServer.on(store);
        http = new Http(server.uri());
        JsonNode second = create("which word?", ",\"previous_response_id\":\"" + id(first) + "\"")
                .json();

        assertThat(second.at("/output/0/content/0/text").asText()).contains("walnut", "which word?");
        assertThat(second.get("previous_response_id")).isEqualTo(first.get("id"));
    }

    @Test
    @Tag("STATE-05")
    void two_children_of_one_parent_do_not_see_each_other() {
        String parent = id(create("parent", "").json());
        create("older child", ",\"previous_response_id\":\"" + parent + "\"");
        JsonNode younger = create("younger child", ",\"previous_response_id\":\"" + parent + "\"")
                .json();

        assertThat(younger.at("/output/0/content/0/text").asText())
                .contains("parent", "younger child")
                .doesNotContain("older child");
    }

    @Test
    @Tag("STATE-04")
    void an_unknown_previous_response_is_named() {
        Answer answer = create("hello", ",\"previous_response_id\":\"resp_unknown\"");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("previous_response_not_found");
        assertThat(answer.at("/error/param")).isEqualTo("previous_response_id");
    }

    @Test
    @Tag("STATE-04")
    @Tag("STATE-07")
    void a_deleted_response_is_gone_for_every_route() {
        String id = id(create("hello", "").json());
        Answer deleted = http.delete("/v1/responses/" + id);

        assertThat(deleted.json())
                .isEqualTo(Http.tree("{\"id\":\"" + id + "\",\"object\":\"response\",\"deleted\":true}"));
        assertThat(http.get("/v1/responses/" + id).status()).isEqualTo(404);
        assertThat(http.delete("/v1/responses/" + id).status()).isEqualTo(404);
        assertThat(http.post("/v1/responses/" + id + "/cancel", "").status()).isEqualTo(404);
        assertThat(create("more", ",\"previous_response_id\":\"" + id + "\"").at("/error/code"))
                .isEqualTo("previous_response_not_found");
    }

    @Test
    @Tag("STATE-09")
    void a_finished_response_cannot_be_cancelled() {
        String id = id(create("hello", "").json());
        Answer answer = http.post("/v1/responses/" + id + "/cancel", "");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("response_not_cancellable");
    }

    @Test
    @Tag("STATE-06")
    void a_function_round_trip_ends_in_a_text_about_the_output() {
        String tools = ",\"tools\":[{\"type\":\"function\",\"name\":\"get_time\",\"parameters\":{\"type\":\"object\","
                + "\"properties\":{}},\"strict\":false}]";
        JsonNode first = create("call get_time", tools).json();
        String callId = first.at("/output/0/call_id").asText();
        JsonNode second = http.post(
                        "/v1/responses",
                        "{\"model\":\"parley-scripted\",\"previous_response_id\":\"" + id(first) + "\"" + tools
                                + ",\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"" + callId
                                + "\",\"output\":\"ten past four\"}]}")
                .json();

        assertThat(first.at("/output/0/type").asText()).isEqualTo("function_call");
        assertThat(second.at("/output/0/content/0/text").asText()).contains("ten past four");
    }

    private Answer create(String text, String more) {
        return http.post("/v1/responses", "{\"model\":\"parley-scripted\",\"input\":\"" + text + "\"" + more + "}");
    }

    private static String id(JsonNode response) {
        return response.get("id").asText();
    }
}
