package dev.parley.client;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.client.http.ApiException;
import dev.parley.client.http.ProtocolException;
import dev.parley.model.ListOrder;
import dev.parley.model.Response;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class StoredResponsesTest {
    private static final String PATH = "/v1/responses";

    @RegisterExtension
    static final WireMockExtension SERVER = Wire.server();

    private static void page(String query, boolean more, String... ids) {
        String data = Arrays.stream(ids)
                .map(id -> "{\"id\":\"" + id + "\",\"object\":\"response\",\"output\":[]}")
                .collect(Collectors.joining(","));
        String last = ids.length == 0 ? "" : ids[ids.length - 1];
        SERVER.stubFor(get(urlEqualTo(PATH + query))
                .willReturn(Wire.json(
                        200,
                        "{\"object\":\"list\",\"data\":[" + data + "],\"has_more\":" + more + ",\"last_id\":\"" + last
                                + "\"}")));
    }

    private static StoredResponses responses() {
        return ParleyClient.builder()
                .baseUrl(SERVER.baseUrl())
                .maxRetries(0)
                .build()
                .responses()
                .list();
    }

    private static List<String> ids(StoredResponses responses) {
        return responses.stream().map(Response::id).toList();
    }

    @Test
    void pages_are_turned_when_they_are_needed() {
        page("", true, "c", "b");
        page("?after=b", false, "a");
        Iterator<Response> iterator = responses().iterator();
        SERVER.verify(0, anyRequestedFor(anyUrl()));

        assertThat(iterator.next().id()).isEqualTo("c");
        assertThat(iterator.next().id()).isEqualTo("b");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
        assertThat(iterator.next().id()).isEqualTo("a");
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void each_wish_is_said_to_the_server_on_every_page() {
        page("?limit=2&order=asc&after=x&before=y", true, "a", "b");
        page("?limit=2&order=asc&after=b&before=y", false, "c");

        assertThat(ids(responses().pageSize(2).order(ListOrder.ASC).after("x").before("y")))
                .containsExactly("a", "b", "c");
    }

    @Test
    void the_first_page_is_as_the_server_wrote_it() {
        page("?limit=1", true, "a");

        assertThat(responses().pageSize(1).firstPage().hasMore()).isTrue();
    }

    @Test
    void an_empty_list_is_one() {
        page("", false);

        assertThat(ids(responses())).isEmpty();
    }

    @Test
    void a_server_that_would_go_round_in_circles_is_stopped() {
        page("", true, "a");
        page("?after=a", true, "a");

        assertThatThrownBy(() -> ids(responses()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("not after which");
    }

    @Test
    void a_server_without_a_list_is_an_exception() {
        assertThatThrownBy(() -> ids(responses())).isInstanceOf(ApiException.class);
    }
}
