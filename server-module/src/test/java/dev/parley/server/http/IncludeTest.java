package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked for in addition where something stored is read, and what in the query is refused. */
final class IncludeTest {
    private static final Set<String> THERE_ANYWAY =
            Set.of("computer_call_output.output.image_url", "message.input_image.image_url");

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

    @ParameterizedTest
    @Tag("INPUT-04")
    @ValueSource(strings = {"", "/input_items"})
    void every_value_of_the_contract_is_there_or_is_refused_by_name(String list) {
        String path = create("/v1/responses", "parley-scripted") + list;
        List<String> values = values();

        assertThat(values).containsAll(THERE_ANYWAY).hasSizeGreaterThan(6);
        for (String value : values) {
            Answer answer = http.get(path + "?include%5B%5D=" + value);
            if (THERE_ANYWAY.contains(value)) {
                assertThat(answer.status()).as(value).isEqualTo(200);
            } else {
                refused(answer, "include");
                assertThat(answer.at("/error/message")).contains("'" + value + "'");
            }
        }
    }

    @Test
    @Tag("INPUT-04")
    void a_value_that_the_contract_has_not_is_refused_like_one_that_can_t_be_there() {
        String path = create("/v1/responses", "parley-scripted");

        refused(http.get(path + "?include%5B%5D=everything"), "include");
        refused(
                http.get(path + "?include%5B%5D=message.input_image.image_url&include%5B%5D=file_search_call.results"),
                "include");
    }

    @ParameterizedTest
    @Tag("INPUT-04")
    @CsvSource({
        "GET,    '',           include=message.input_image.image_url, include",
        "GET,    /input_items, stream=true,                           stream",
        "GET,    '',           limit=3,                               limit",
        "POST,   /cancel,      stream=true,                           stream",
        "DELETE, '',           include=x,                             include",
    })
    void what_another_operation_understands_is_refused_where_it_would_be_ignored(
            String method, String below, String query, String param) {
        String path = create("/v1/responses", "parley-scripted") + below + "?" + query;

        refused(http.send(http.request(path).method(method, BodyPublishers.noBody())), param);
    }

    @ParameterizedTest
    @Tag("INPUT-04")
    @CsvSource({
        "stream=true, stream",
        "starting_after=1, starting_after",
        "include%5B%5D=file_search_call.results, include[]"
    })
    void v5_has_no_parameters_to_retrieve_with_and_says_so(String query, String param) {
        refused(http.get(create("/v5/responses", "parley/scripted") + "?" + query), param);
    }

    @Test
    @Tag("INPUT-04")
    void the_list_of_responses_has_no_include() {
        refused(http.get("/v1/responses?include%5B%5D=file_search_call.results"), "include[]");
        refused(
                http.post("/v1/responses?stream=true", "{\"model\":\"parley-scripted\",\"input\":\"hello\"}"),
                "stream");
    }

    @Test
    void parameters_of_gateways_pass() {
        assertThat(http.get(create("/v1/responses", "parley-scripted") + "?api-version=preview")
                        .status())
                .isEqualTo(200);
    }

    private static void refused(Answer answer, String param) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.at("/error/code")).isEqualTo("unsupported_parameter");
        assertThat(answer.at("/error/param")).isEqualTo(param);
    }

    private List<String> values() {
        List<String> values = new ArrayList<>();
        for (JsonNode value : http.get("/openapi.json").json().at("/components/schemas/Includable/enum")) {
            values.add(value.asText());
        }
        return values;
    }

    private String create(String path, String model) {
        return path + "/"
                + http.post(path, "{\"model\":\"" + model + "\",\"input\":\"hello\"}")
                        .at("/id");
    }
}
