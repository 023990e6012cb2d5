package dev.parley.client;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.parley.client.http.ApiException;
import dev.parley.client.http.ConnectionException;
import dev.parley.model.CreateResponse;
import dev.parley.model.DeletedResponse;
import dev.parley.model.Input;
import dev.parley.model.Model;
import dev.parley.model.Response;
import dev.parley.model.ResponseStatus;
import java.net.http.HttpClient;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ParleyClientTest {
    private static final CreateResponse HELLO =
            CreateResponse.builder().model("m").input(Input.of("Grüße")).build();

    @RegisterExtension
    static final WireMockExtension SERVER = Wire.server();

    private static ParleyClientBuilder client() {
        return ParleyClient.builder().baseUrl(SERVER.baseUrl()).maxRetries(0);
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        SERVER.stubFor(any(anyUrl()).willReturn(answer));
    }

    @ParameterizedTest
    @EnumSource(Dialect.class)
    void a_response_of_each_dialect_is_read_without_loss(Dialect dialect) {
        String file = "response-" + dialect.value() + ".json";
        answer(Wire.jsonFile(file));

        Response response = client().dialect(dialect).build().responses().create(HELLO);

        assertThat(response.status()).isEqualTo(ResponseStatus.COMPLETED);
        assertThat(Wire.tree(response.toJson())).isEqualTo(Wire.tree(Wire.text(file)));
        SERVER.verify(
                postRequestedFor(urlEqualTo("/v1/responses")).withHeader("X-Parley-Dialect", equalTo(dialect.value())));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void create_never_asks_for_a_stream(boolean stream) {
        answer(Wire.jsonFile("response-openai-v1.json"));

        client().build().responses().create(HELLO.toBuilder().stream(stream).build());

        SERVER.verify(postRequestedFor(urlEqualTo("/v1/responses"))
                .withHeader("Accept", equalTo("application/json"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("{\"model\":\"m\",\"input\":\"Grüße\",\"stream\":false}")));
    }

    @Test
    void create_streaming_always_asks_for_a_stream() {
        answer(Wire.sseFile("stream-openai-v1.sse"));

        client().build()
                .responses()
                .createStreaming(HELLO.toBuilder().stream(false).build())
                .close();

        SERVER.verify(postRequestedFor(urlEqualTo("/v1/responses"))
                .withHeader("Accept", equalTo("text/event-stream, application/json"))
                .withRequestBody(equalToJson("{\"model\":\"m\",\"input\":\"Grüße\",\"stream\":true}")));
    }

    @Test
    void nothing_is_said_about_keys_and_dialects_that_nobody_gave() {
        answer(Wire.jsonFile("response-openai-v1.json"));

        client().apiKey(null).build().responses().create(HELLO);

        SERVER.verify(anyRequestedFor(anyUrl())
                .withoutHeader("Authorization")
                .withHeader("x-api-key", absent())
                .withHeader("X-Parley-Dialect", absent())
                .withHeader("Upgrade", absent()));
    }

    @Test
    void keys_stand_where_each_version_has_them() {
        answer(Wire.jsonFile("response-v5.json"));
        ParleyClient client = client().apiKey("k1").dialect(Dialect.OPENAI_V1).build();

        client.responses().create(HELLO);
        client.v5().create(HELLO);
        client().apiKey("k2").dialect(Dialect.V5).build().responses().create(HELLO);

        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/responses"))
                        .withHeader("Authorization", equalTo("Bearer k1"))
                        .withHeader("x-api-key", absent()));
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/v5/responses"))
                        .withHeader("x-api-key", equalTo("k1"))
                        .withHeader("Authorization", absent())
                        .withHeader("X-Parley-Dialect", absent()));
        SERVER.verify(
                1,
                postRequestedFor(urlEqualTo("/v1/responses"))
                        .withHeader("x-api-key", equalTo("k2"))
                        .withHeader("X-Parley-Dialect", equalTo("v5")));
    }

    @Test
    void the_place_of_the_key_and_further_headers_can_be_chosen() {
        answer(Wire.jsonFile("response-v5.json"));
        ParleyClient client = client().apiKey("k")
                .keyHeader(KeyHeader.BEARER)
                .header("x-selected-account-id", "a1")
                .header("user-agent", "mine")
                .build();

        client.v5().create(HELLO);

        SERVER.verify(postRequestedFor(urlEqualTo("/v5/responses"))
                .withHeader("Authorization", equalTo("Bearer k"))
                .withHeader("x-selected-account-id", equalTo("a1"))
                .withHeader("User-Agent", equalTo("mine")));
    }

    @Test
    void responses_are_retrieved_cancelled_and_deleted_by_ids_of_any_kind() {
        SERVER.stubFor(any(urlEqualTo("/pre/v1/responses/resp%2F1%20%C3%A4"))
                .atPriority(1)
                .willReturn(Wire.jsonFile("response-openai-v1.json")));
        SERVER.stubFor(any(urlEqualTo("/pre/v1/responses/resp%2F1%20%C3%A4/cancel"))
                .willReturn(Wire.jsonFile("cancelled.json")));
        Responses responses =
                client().baseUrl(SERVER.baseUrl() + "/pre/v1/").build().responses();

        assertThat(responses.retrieve("resp/1 ä").id()).isEqualTo("resp_1");
        assertThat(responses.cancel("resp/1 ä").status()).isEqualTo(ResponseStatus.CANCELLED);
        SERVER.verify(postRequestedFor(urlEqualTo("/pre/v1/responses/resp%2F1%20%C3%A4/cancel"))
                .withHeader("Content-Type", absent()));
    }

    @Test
    void v5_has_retrieving_cancelling_and_deleting_under_its_own_path() {
        SERVER.stubFor(any(urlEqualTo("/v5/responses/resp_1")).willReturn(Wire.jsonFile("response-v5.json")));
        SERVER.stubFor(any(urlEqualTo("/v5/responses/resp_1/cancel")).willReturn(Wire.jsonFile("cancelled.json")));
        V5Responses v5 = client().apiKey("k").build().v5();

        assertThat(v5.retrieve("resp_1").id()).isEqualTo("resp_1");
        assertThat(v5.cancel("resp_1").status()).isEqualTo(ResponseStatus.CANCELLED);
        SERVER.verify(getRequestedFor(urlEqualTo("/v5/responses/resp_1")).withHeader("x-api-key", equalTo("k")));
        SERVER.verify(postRequestedFor(urlEqualTo("/v5/responses/resp_1/cancel")));
    }

    @Test
    void v5_deletions_may_be_confirmed_with_or_without_a_word() {
        answer(Wire.jsonFile("deleted.json"));
        assertThat(client().build().v5().delete("resp_1").deleted()).isTrue();

        answer(aResponse().withStatus(204));
        assertThat(client().build().v5().delete("resp_1"))
                .isEqualTo(DeletedResponse.builder().id("resp_1").deleted(true).build());
        SERVER.verify(2, deleteRequestedFor(urlEqualTo("/v5/responses/resp_1")));
    }

    @Test
    void models_are_listed_also_if_a_server_says_more_or_less_of_them() {
        answer(Wire.json(200, "{\"object\":\"list\",\"data\":[{\"id\":\"m1\",\"permission\":[]},{\"id\":\"m2\"}]}"));
        assertThat(client().build().models().list()).extracting(Model::id).containsExactly("m1", "m2");
        SERVER.verify(getRequestedFor(urlEqualTo("/v1/models")));

        answer(Wire.json(200, "{\"object\":\"list\"}"));
        assertThat(client().build().models().list()).isEmpty();
    }

    @Test
    void a_background_response_is_asked_for_and_comes_back_queued() {
        answer(
                Wire.json(
                        200,
                        "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1,\"status\":\"queued\",\"model\":\"m\",\"output\":[]}"));

        assertThat(client().build().responses().createBackground(HELLO).status())
                .isEqualTo(ResponseStatus.QUEUED);
        SERVER.verify(postRequestedFor(urlEqualTo("/v1/responses"))
                .withRequestBody(
                        equalToJson("{\"model\":\"m\",\"input\":\"Grüße\",\"stream\":false,\"background\":true}")));
    }

    @Test
    void a_deletion_is_confirmed() {
        answer(Wire.jsonFile("deleted.json"));

        assertThat(client().build().responses().delete("resp_1"))
                .isEqualTo(DeletedResponse.builder().id("resp_1").deleted(true).build());
        SERVER.verify(deleteRequestedFor(urlEqualTo("/v1/responses/resp_1")));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void a_deletion_may_be_confirmed_without_a_word(int status) {
        answer(aResponse().withStatus(status));

        assertThat(client().build().responses().delete("resp_1").deleted()).isTrue();
    }

    @Test
    void a_stored_stream_is_replayed_from_where_it_broke_off() {
        answer(Wire.sseFile("stream-lightcone-compat.sse"));
        Responses responses = client().build().responses();

        assertThat(responses.retrieveStreaming("resp_1", 3).collect().id()).isEqualTo("resp_1");
        assertThat(responses.retrieveStreaming("resp_1").collect().id()).isEqualTo("resp_1");
        SERVER.verify(getRequestedFor(urlEqualTo("/v1/responses/resp_1?starting_after=3&stream=true")));
        SERVER.verify(getRequestedFor(urlEqualTo("/v1/responses/resp_1?stream=true")));
    }

    @Test
    void an_unknown_id_is_what_the_server_says_it_is() {
        answer(aResponse()
                .withStatus(404)
                .withHeader("Content-Type", "text/plain")
                .withBody("not found"));

        assertThatThrownBy(() -> client().build().responses().retrieve("resp_2"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404))
                .hasMessageEndingWith("/v1/responses/resp_2: 404 not found");
    }

    @Test
    void two_retries_are_the_default() {
        answer(Wire.json(429, "{}").withHeader("retry-after-ms", "1"));
        ParleyClient patient = ParleyClient.builder().baseUrl(SERVER.baseUrl()).build();

        assertThatThrownBy(() -> patient.responses().create(HELLO)).isInstanceOf(ApiException.class);
        SERVER.verify(3, anyRequestedFor(anyUrl()));
    }

    @Test
    void timeouts_and_the_http_client_can_be_given() {
        answer(Wire.jsonFile("response-openai-v1.json").withFixedDelay(10_000));
        ParleyClient hasty = client().httpClient(HttpClient.newHttpClient())
                .requestTimeout(Duration.ofMillis(300))
                .build();

        assertThatThrownBy(() -> hasty.responses().create(HELLO))
                .isInstanceOf(ConnectionException.class)
                .hasMessageContaining("no answer within PT0.3S");
    }

    @Test
    void wrong_settings_are_refused_at_once_and_never_show_the_key() {
        assertThatThrownBy(() -> ParleyClient.builder().build()).hasMessageContaining("base URL");
        assertThatThrownBy(() -> client().apiKey("secret\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> client().maxRetries(-1).build()).hasMessageContaining("-1");
        assertThatThrownBy(() -> client().requestTimeout(Duration.ZERO).build()).hasMessageContaining("PT0S");
        assertThatThrownBy(() -> client().header("Host", "x").build()).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client().httpClient(HttpClient.newHttpClient())
                        .connectTimeout(Duration.ofSeconds(1))
                        .build())
                .isInstanceOf(IllegalStateException.class);
    }
}
