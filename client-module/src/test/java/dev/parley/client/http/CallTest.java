package dev.parley.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.model.Includable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallTest {
    private static final Call GET = Call.of("GET", "/v1/responses/{response_id}");

    @ParameterizedTest
    @CsvSource({
        "resp_1-a.b~c, resp_1-a.b~c",
        "a/b, a%2Fb",
        "../x, ..%2Fx",
        "a b+c, a%20b%2Bc",
        "50%25, 50%2525",
        "?q#f, %3Fq%23f",
        "ä🌍, %C3%A4%F0%9F%8C%8D",
        "{response_id}, %7Bresponse_id%7D",
    })
    void an_id_stays_within_its_segment(String id, String segment) {
        assertThat(GET.path("response_id", id).target()).isEqualTo("/v1/responses/" + segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ".", ".."})
    void an_id_that_names_another_resource_is_refused(String id) {
        assertThatThrownBy(() -> GET.path("response_id", id))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("response_id");
    }

    @Test
    void query_parameters_are_encoded_repeated_and_left_out() {
        Call call = Call.of("GET", "/x")
                .query("include[]", List.of(Includable.of("a b"), Includable.of("c&d")))
                .query("none", null)
                .query("starting_after", 7L)
                .query("stream", true);

        assertThat(call.target()).isEqualTo("/x?include%5B%5D=a%20b&include%5B%5D=c%26d&starting_after=7&stream=true");
    }

    @Test
    void a_call_with_a_variable_left_over_is_not_sent() {
        assertThatThrownBy(GET::target).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> GET.path("id", "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "http://h, http://h/x",
        "http://h:8080/, http://h:8080/x",
        "https://h/gateway/a/, https://h/gateway/a/x",
        "https://h/v1, https://h/x",
        "https://h/v5//, https://h/x",
        "https://h/api/v1/, https://h/api/x",
        "https://h/v1/proxy, https://h/v1/proxy/x",
        "http://[::1]:80, http://[::1]:80/x",
    })
    void a_base_url_may_have_a_prefix_a_slash_or_a_version(String base, String url) {
        assertThat(ServerAddress.of(base).resolve(Call.of("GET", "/x"))).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8080",
                "ftp://h",
                "/v1",
                "http:///x",
                "http://h?a=b",
                "http://h#f",
                "http://u:p@h",
                "ht tp://h"
            })
    void a_base_url_that_is_none_is_refused(String base) {
        assertThatThrownBy(() -> ServerAddress.of(base)).isInstanceOf(IllegalArgumentException.class);
    }
}
