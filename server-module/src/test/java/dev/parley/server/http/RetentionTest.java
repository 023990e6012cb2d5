package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Databases;
import dev.parley.server.Http;
import dev.parley.server.StoreConfig;
import dev.parley.server.TestServer;
import dev.parley.server.Until;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What goes because of its age, its number or its size. */
@Tag("STATE-13")
final class RetentionTest {
    private static final String PATH = "/v1/responses";

    private final String url = Databases.chosen().freshUrl();

    @Test
    void past_a_limit_of_bytes_the_oldest_responses_are_404_and_the_newest_are_there() {
        List<String> ids = fill(8, "x".repeat(250_000));

        try (TestServer server = TestServer.on(new StoreConfig(url, null, null, 0, 0, 1, 0))) {
            Http http = new Http(server.uri());
            Until.is("404", () -> "" + http.get(PATH + "/" + ids.get(0)).status());
            List<String> left = new ArrayList<>();
            for (JsonNode response : http.get(PATH + "?order=asc").json().get("data")) {
                left.add(response.get("id").asText());
            }

            assertThat(left).hasSizeBetween(1, 4).isEqualTo(ids.subList(8 - left.size(), 8));
            assertThat(http.get(PATH + "/" + ids.get(7)).status()).isEqualTo(200);
            assertThat(http.get(PATH + "/" + ids.get(7) + "/input_items").body())
                    .hasSizeGreaterThan(250_000);
        }
    }

    @Test
    void past_a_number_of_responses_the_oldest_are_404() {
        List<String> ids = fill(3, "hello");

        try (TestServer server = TestServer.on(new StoreConfig(url, null, null, 0, 2, 0, 0))) {
            Http http = new Http(server.uri());
            Until.is("404", () -> "" + http.get(PATH + "/" + ids.get(0)).status());

            assertThat(http.get(PATH + "/" + ids.get(1)).status()).isEqualTo(200);
        }
    }

    @Test
    void past_a_number_of_responses_memory_stays_as_it_is() {
        String text = "x".repeat(500_000);
        try (TestServer server = TestServer.on(new StoreConfig(url, null, null, 0, 2, 0, 0))) {
            Http http = new Http(server.uri());
            create(http, 10, text);
            long before = used();
            create(http, 60, text);

            assertThat(used() - before).isLessThan(15_000_000); // of 30 million letters that came and went
        }
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static void create(Http http, int count, String text) {
        for (int i = 0; i < count; i++) {
            assertThat(http.post(PATH, "{\"model\":\"parley-scripted\",\"input\":\"" + text + "\"}")
                            .status())
                    .isEqualTo(200);
        }
    }

    /** Responses in a store without limits. */
    private List<String> fill(int count, String text) {
        List<String> ids = new ArrayList<>();
        try (TestServer server = TestServer.on(new StoreConfig(url, null, null, 0, 0, 0, 0))) {
            Http http = new Http(server.uri());
            for (int i = 0; i < count; i++) {
                ids.add(http.post(PATH, "{\"model\":\"parley-scripted\",\"input\":\"" + text + "\"}")
                        .at("/id"));
            }
        }
        return ids;
    }
}
