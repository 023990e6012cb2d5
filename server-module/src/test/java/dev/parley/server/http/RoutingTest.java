package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which upstream is asked for a model, and by which name and key. */
final class RoutingTest {
    private final ChatUpstream upstream = ChatUpstream.start();
    private final TestServer server = TestServer.routed(
            route("small", "key-small", "their-small", List.of("fast", "cheap"), null),
            route("gpt-*", "key-gpt", null, null, "openai"),
            route("acme/*", "key-acme", null, null, null));
    private final Http http = new Http(server.uri());

    private Route route(String model, String key, String upstreamModel, List<String> aliases, String vendor) {
        return new Route(
                model,
                EngineKind.CHAT,
                upstream.baseUrl().toString(),
                key,
                upstreamModel,
                5,
                aliases,
                vendor,
                null,
                null,
                null,
                0,
                0,
                null);
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/responses, small,           their-small, key-small",
        "/v1/responses, fast,            their-small, key-small",
        "/v1/responses, gpt-5,           gpt-5,       key-gpt",
        "/v5/responses, openai/gpt-5,    gpt-5,       key-gpt",
        "/v5/responses, acme/one/two,    acme/one/two,key-acme",
    })
    void a_model_is_asked_for_by_the_upstream_s_name_and_shown_by_the_client_s(
            String path, String model, String asked, String key) throws Exception {
        upstream.next(ChatReply.completion("Hi."));
        Answer answer = http.post(path, "{\"model\":\"" + model + "\",\"input\":\"hello\"}");

        assertThat(answer.at("/model")).isEqualTo(model);
        assertThat(upstream.requests().get(0).header("authorization")).isEqualTo("Bearer " + key);
        assertThat(Http.tree(upstream.takeRequest().body()).path("model").asText())
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @Tag("INPUT-07")
    @CsvSource({"/v1/responses,smaller", "/v5/responses,anthropic/gpt-5", "/v5/responses,openai/small"})
    void a_model_that_no_route_has_is_a_404_naming_the_parameter(String path, String model) {
        Answer answer = http.post(path, "{\"model\":\"" + model + "\",\"input\":\"hello\"}");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.at("/error/param")).isEqualTo("model");
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void without_a_model_the_first_that_is_named_in_full_answers() {
        upstream.next(ChatReply.completion("Hi."));
        Answer answer = http.post("/v1/responses", "{\"input\":\"hello\"}", "X-Parley-Dialect", "lightcone-compat");

        assertThat(answer.at("/model")).isEqualTo("small");
    }
}
