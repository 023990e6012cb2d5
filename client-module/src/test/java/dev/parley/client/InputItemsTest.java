package dev.parley.client;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.client.http.ApiException;
import dev.parley.client.http.ProtocolException;
import dev.parley.model.Includable;
import dev.parley.model.ListOrder;
import dev.parley.model.ListedItem;
import dev.parley.model.Message;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class InputItemsTest {
    private static final String PATH = "/v1/responses/resp_1/input_items";

    @RegisterExtension
    static final WireMockExtension SERVER = Wire.server();

    private static void page(String query, boolean more, String... ids) {
        String data = Arrays.stream(ids)
                .map(id -> "{\"type\":\"message\",\"id\":\"" + id + "\",\"role\":\"user\",\"content\":[]}")
                .collect(Collectors.joining(","));
        String last = ids.length == 0 ? "null" : "\"" + ids[ids.length - 1] + "\"";
        SERVER.stubFor(get(urlEqualTo(PATH + query))
                .willReturn(Wire.json(
                        200,
                        "{\"object\":\"list\",\"data\":[" + data + "],\"has_more\":" + more + ",\"last_id\":" + last
                                + "}")));
    }

    private static InputItems items() {
        return ParleyClient.builder()
                .baseUrl(SERVER.baseUrl())
                .maxRetries(0)
                .build()
                .responses()
                .inputItems("resp_1");
    }

    private static List<String> ids(InputItems items) {
        return items.stream().map(item -> ((Message) item).id()).toList();
    }

    @Test
    void pages_are_turned_until_there_are_no_more() {
        page("", true, "a", "b");
        page("?after=b", true, "c", "d");
        page("?after=d", false, "e");

        assertThat(ids(items())).containsExactly("a", "b", "c", "d", "e");
    }

    @Test
    void a_page_is_asked_for_when_it_is_needed() {
        page("", true, "a", "b");
        page("?after=b", false, "c");
        Iterator<ListedItem> iterator = items().iterator();
        SERVER.verify(0, anyRequestedFor(anyUrl()));

        iterator.next();
        iterator.next();
        SERVER.verify(1, anyRequestedFor(anyUrl()));

        iterator.next();
        assertThat(iterator.hasNext()).isFalse();
        assertThatThrownBy(iterator::next).isInstanceOf(NoSuchElementException.class);
        SERVER.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void each_wish_is_said_to_the_server_on_every_page() {
        page("?limit=2&order=asc&after=x&before=y&include%5B%5D=file_search_call.results", true, "a", "b");
        page("?limit=2&order=asc&after=b&before=y&include%5B%5D=file_search_call.results", false, "c");

        assertThat(ids(items().pageSize(2)
                        .order(ListOrder.ASC)
                        .after("x")
                        .before("y")
                        .include(List.of(Includable.of("file_search_call.results")))))
                .containsExactly("a", "b", "c");
    }

    @Test
    void a_list_can_be_read_again_and_wishes_leave_the_first_list_alone() {
        page("", false, "a");
        page("?order=asc", false, "b");
        InputItems items = items();

        assertThat(ids(items.order(ListOrder.ASC))).containsExactly("b");
        assertThat(ids(items)).containsExactly("a");
        assertThat(ids(items)).containsExactly("a");
    }

    @Test
    void the_first_page_is_as_the_server_wrote_it() {
        page("?limit=1", true, "a");

        assertThat(items().pageSize(1).firstPage().hasMore()).isTrue();
        SERVER.verify(1, getRequestedFor(urlEqualTo(PATH + "?limit=1")));
    }

    @Test
    void an_empty_page_is_the_end_whatever_it_says() {
        page("", true);

        assertThat(ids(items())).isEmpty();
    }

    @Test
    void a_server_that_would_go_round_in_circles_is_stopped() {
        page("", true, "a");
        page("?after=a", true, "a");

        assertThatThrownBy(() -> ids(items()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("not after which");
    }

    @Test
    void an_unknown_response_is_what_the_server_says_it_is() {
        assertThatThrownBy(() -> ids(items())).isInstanceOf(ApiException.class).hasMessageContaining("404");
    }
}
