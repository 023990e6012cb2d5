package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a response was asked with. */
@Tag("STATE-14")
final class InputItemsTest {
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
    void a_text_is_one_message_of_the_user() {
        JsonNode list = http.get(create("\"hello\"") + "/input_items").json();

        assertThat(list.get("object").asText()).isEqualTo("list");
        assertThat(list.get("has_more").asBoolean()).isFalse();
        assertThat(list.get("data")).hasSize(1);
        assertThat(list.at("/data/0/type").asText()).isEqualTo("message");
        assertThat(list.at("/data/0/role").asText()).isEqualTo("user");
        assertThat(list.at("/data/0/content")).isEqualTo(Http.tree("[{\"type\":\"input_text\",\"text\":\"hello\"}]"));
        assertThat(list.at("/data/0/id").asText()).startsWith("msg_");
        assertThat(list.get("first_id")).isEqualTo(list.at("/data/0/id"));
        assertThat(list.get("last_id")).isEqualTo(list.at("/data/0/id"));
    }

    @Test
    void items_keep_their_ids_and_come_newest_first_unless_asked_otherwise() {
        String path = messages(3) + "/input_items";
        List<String> ascending = ids(http.get(path + "?order=asc").json());
        List<String> descending = ids(http.get(path).json());

        assertThat(ascending).hasSize(3).doesNotHaveDuplicates();
        assertThat(ids(http.get(path + "?order=asc").json())).isEqualTo(ascending);
        Collections.reverse(descending);
        assertThat(descending).isEqualTo(ascending);
        assertThat(http.get(path + "?order=asc").at("/data/0/content/0/text")).contains("text 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void pages_follow_each_other_without_a_gap(String order) {
        String path = messages(7) + "/input_items?order=" + order;
        List<String> all = ids(http.get(path).json());
        List<String> paged = new ArrayList<>();
        JsonNode page = http.get(path + "&limit=3").json();
        paged.addAll(ids(page));
        while (page.get("has_more").asBoolean()) {
            page = http.get(path + "&limit=3&after=" + page.get("last_id").asText())
                    .json();
            paged.addAll(ids(page));
        }

        assertThat(paged).isEqualTo(all).hasSize(7);
    }

    @Test
    void a_page_before_an_item_ends_just_before_it() {
        String path = messages(7) + "/input_items?order=asc";
        List<String> all = ids(http.get(path).json());
        JsonNode page = http.get(path + "&limit=2&before=" + all.get(4)).json();

        assertThat(ids(page)).isEqualTo(all.subList(2, 4));
        assertThat(page.get("has_more").asBoolean()).isTrue();
        assertThat(ids(http.get(path + "&after=" + all.get(1) + "&before=" + all.get(4))
                        .json()))
                .isEqualTo(all.subList(2, 4));
        assertThat(http.get(path + "&limit=2&before=" + all.get(0)).at("/has_more"))
                .isEqualTo("false");
    }

    @Test
    void twenty_come_where_no_limit_is_given() {
        JsonNode list = http.get(messages(25) + "/input_items").json();

        assertThat(list.get("data")).hasSize(20);
        assertThat(list.get("has_more").asBoolean()).isTrue();
    }

    @Test
    void ids_that_the_client_gave_stay_and_two_equal_ones_do_not() {
        String item = "{\"type\":\"message\",\"id\":\"msg_mine\",\"role\":\"user\",\"content\":\"hi\"}";
        List<String> ids = ids(http.get(create("[" + item + "," + item + "]") + "/input_items?order=asc")
                .json());

        assertThat(ids.get(0)).isEqualTo("msg_mine");
        assertThat(new HashSet<>(ids)).hasSize(2);
    }

    @Test
    void tool_outputs_and_calls_are_listed_too() {
        String items = "[{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"f\",\"arguments\":\"{}\"},"
                + "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"x\"}]";
        JsonNode list = http.get(create(items) + "/input_items?order=asc").json();

        assertThat(list.at("/data/0/id").asText()).startsWith("fc_");
        assertThat(list.at("/data/1/id").asText()).startsWith("fco_");
        assertThat(list.at("/data/1/output").asText()).isEqualTo("x");
        assertThat(list.at("/data/0/status").asText()).isEqualTo("completed");
        assertThat(list.at("/data/1/status").asText()).isEqualTo("completed");
    }

    @Test
    void an_answer_that_was_sent_back_as_a_text_is_listed_as_an_answer() {
        String items = "[{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"hello\"},"
                + "{\"role\":\"user\",\"content\":\"bye\"}]";
        JsonNode answer =
                http.get(create(items) + "/input_items?order=asc").json().at("/data/1");

        assertThat(answer.get("content"))
                .isEqualTo(Http.tree("[{\"type\":\"output_text\",\"text\":\"hello\",\"annotations\":[]}]"));
        assertThat(answer.get("status").asText()).isEqualTo("completed");
    }

    @Test
    void the_chain_is_not_listed() {
        String parent = create("\"parent\"");
        String child = create("\"child\",\"previous_response_id\":\"" + parent.substring(PATH.length() + 1) + "\"");
        JsonNode list = http.get(child + "/input_items").json();

        assertThat(list.get("data")).hasSize(1);
        assertThat(list.toString()).contains("child").doesNotContain("parent");
    }

    @Test
    void image_urls_are_there_and_may_be_asked_for() {
        String input =
                "[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,AAAA\"}]}]";
        String path = create(input + ",\"include\":[\"message.input_image.image_url\"]");

        for (String query : List.of("", "?include%5B%5D=message.input_image.image_url")) {
            assertThat(http.get(path + "/input_items" + query).at("/data/0/content/0/image_url"))
                    .isEqualTo("data:image/png;base64,AAAA");
        }
        assertThat(http.get(path + "?include%5B%5D=computer_call_output.output.image_url")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, invalid_value, limit",
        "limit=101, invalid_value, limit",
        "limit=many, invalid_type, limit",
        "order=up, invalid_value, order",
        "after=msg_unknown, invalid_value, after",
        "before=msg_unknown, invalid_value, before",
        "include%5B%5D=file_search_call.results, unsupported_parameter, include",
    })
    void what_makes_no_page_is_a_400_that_names_the_parameter(String query, String code, String param) {
        Answer answer = http.get(create("\"hi\"") + "/input_items?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo(code);
        assertThat(answer.at("/error/param")).isEqualTo(param);
    }

    @Test
    void an_unknown_response_has_none() {
        assertThat(http.get(PATH + "/resp_unknown/input_items").at("/error/code"))
                .isEqualTo("response_not_found");
    }

    private String messages(int count) {
        StringBuilder items = new StringBuilder("[");
        for (int i = 0; i < count; i++) {
            items.append(i == 0 ? "" : ",").append("{\"role\":\"user\",\"content\":\"text " + i + "\"}");
        }
        return create(items.append("]").toString());
    }

    private String create(String input) {
        Answer answer = http.post(PATH, "{\"model\":\"parley-scripted\",\"input\":" + input + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return PATH + "/" + answer.at("/id");
    }

    private static List<String> ids(JsonNode list) {
        return new ArrayList<>(StreamSupport.stream(list.get("data").spliterator(), false)
                .map(item -> item.get("id").asText())
                .toList());
    }
}
