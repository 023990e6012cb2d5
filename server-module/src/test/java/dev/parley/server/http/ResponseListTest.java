package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of the responses that a tenant has. */
final class ResponseListTest {
    private static final String PATH = "/v1/responses";

    private TestServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = TestServer.scripted();
        http = new Http(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_server_without_responses_has_an_empty_list() {
        assertThat(http.get(PATH).json())
                .isEqualTo(Http.tree(
                        "{\"object\":\"list\",\"data\":[],\"has_more\":false,\"first_id\":\"\",\"last_id\":\"\"}"));
    }

    @Test
    void the_newest_comes_first_unless_asked_otherwise() {
        List<String> created = create(3);
        JsonNode descending = http.get(PATH).json();

        assertThat(ids(http.get(PATH + "?order=asc").json())).isEqualTo(created);
        Collections.reverse(created);
        assertThat(ids(descending)).isEqualTo(created);
        assertThat(descending.get("object").asText()).isEqualTo("list");
        assertThat(descending.get("has_more").asBoolean()).isFalse();
        assertThat(descending.get("first_id").asText()).isEqualTo(created.get(0));
        assertThat(descending.get("last_id").asText()).isEqualTo(created.get(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1"})
    void each_is_as_it_is_retrieved_in_the_dialect_it_was_created_in(String dialect) {
        String body = "{\"model\":\"parley-scripted\",\"input\":\"hello\"}";
        String id = http.post(PATH, body, "X-Parley-Dialect", dialect).at("/id");

        assertThat(http.get(PATH).json().at("/data/0"))
                .isEqualTo(http.get(PATH + "/" + id).json());
    }

    @Test
    void responses_of_both_paths_are_in_it_and_those_not_stored_are_not() {
        create(1);
        http.post("/v5/responses", "{\"model\":\"parley/scripted\",\"input\":\"hello\"}");
        http.post(PATH, "{\"model\":\"parley-scripted\",\"input\":\"hello\",\"store\":false}");
        JsonNode list = http.get(PATH).json();

        assertThat(list.get("data")).hasSize(2);
        assertThat(list.at("/data/0/model").asText()).isEqualTo("parley/scripted");
    }

    @Test
    void a_deleted_response_is_not_in_it_any_more() {
        List<String> created = create(2);
        http.delete(PATH + "/" + created.get(1));

        assertThat(ids(http.get(PATH).json())).containsExactly(created.get(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void pages_follow_each_other_without_a_gap(String order) {
        create(7);
        List<String> all = ids(http.get(PATH + "?order=" + order).json());
        JsonNode page = http.get(PATH + "?limit=3&order=" + order).json();
        List<String> paged = ids(page);
        while (page.get("has_more").asBoolean()) {
            String last = page.get("last_id").asText();
            page = http.get(PATH + "?limit=3&order=" + order + "&after=" + last).json();
            paged.addAll(ids(page));
        }

        assertThat(paged).isEqualTo(all).hasSize(7);
    }

    @Test
    void a_page_before_a_response_ends_just_before_it() {
        List<String> created = create(5);
        JsonNode page =
                http.get(PATH + "?order=asc&limit=2&before=" + created.get(4)).json();

        assertThat(ids(page)).isEqualTo(created.subList(2, 4));
        assertThat(page.get("has_more").asBoolean()).isTrue();
        assertThat(ids(http.get(PATH + "?order=asc&after=" + created.get(0) + "&before=" + created.get(3))
                        .json()))
                .isEqualTo(created.subList(1, 3));
    }

    @Test
    void twenty_come_where_no_limit_is_given() {
        create(21);
        JsonNode list = http.get(PATH).json();

        assertThat(list.get("data")).hasSize(20);
        assertThat(list.get("has_more").asBoolean()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, invalid_value, limit",
        "limit=101, invalid_value, limit",
        "limit=99999999999, invalid_value, limit",
        "limit=many, invalid_type, limit",
        "order=up, invalid_value, order",
        "after=resp_unknown, invalid_value, after",
        "before=resp_unknown, invalid_value, before",
        "after=%20, invalid_value, after",
    })
    void what_makes_no_page_is_a_400_that_names_the_parameter(String query, String code, String param) {
        create(1);
        Answer answer = http.get(PATH + "?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo(code);
        assertThat(answer.at("/error/param")).isEqualTo(param);
    }

    /** Ids in the order of creation. */
    private List<String> create(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Answer answer = http.post(PATH, "{\"model\":\"parley-scripted\",\"input\":\"text " + i + "\"}");
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            ids.add(answer.at("/id"));
        }
        return ids;
    }

    private static List<String> ids(JsonNode list) {
        return new ArrayList<>(StreamSupport.stream(list.get("data").spliterator(), false)
                .map(response -> response.get("id").asText())
                .toList());
    }
}
