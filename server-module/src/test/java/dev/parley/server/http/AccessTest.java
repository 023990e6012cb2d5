package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.TestServer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AccessTest {
    private static final String HELLO = "{\"model\":\"parley-scripted\",\"input\":\"hello\"}";

    private TestServer server;
    private Http alice;
    private Http bob;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.withKeys(
                new ApiKey(sha256("key-of-alice"), "alice", null),
                new ApiKey(sha256("key-of-bob"), "bob", "lightcone-v1"));
        alice = new Http(server.uri(), "Authorization", "Bearer key-of-alice");
        bob = new Http(server.uri(), "x-api-key", "key-of-bob");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    @Tag("AUTH-01")
    void without_a_key_nobody_gets_in_and_the_body_is_not_looked_at() {
        Answer answer = new Http(server.uri()).post("/v1/responses", "not json");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.at("/error/code")).isEqualTo("invalid_api_key");
        assertThat(answer.raw().headers().firstValue("x-request-id")).isPresent();
    }

    @Test
    @Tag("AUTH-01")
    void a_key_is_wanted_before_the_body_has_come() throws Exception {
        for (String path : List.of("/v1/responses", "/v5/responses")) {
            try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
                                        + "Content-Length: 1000000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                String line = new BufferedReader(
                                new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                        .readLine();

                assertThat(line).startsWith("HTTP/1.1 401");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("AUTH-01")
    @Tag("ERROR-01")
    void each_dialect_takes_both_headers_and_refuses_in_its_envelope(String dialect) {
        String path = dialect.equals("v5") ? "/v5/responses" : "/v1/responses";
        String hello = HELLO.replace("parley-", "parley" + (dialect.equals("v5") ? "/" : "-"));
        Http nobody = new Http(server.uri(), "X-Parley-Dialect", dialect);
        Answer refused = nobody.post(path, hello);

        assertThat(refused.status()).isEqualTo(401);
        assertThat(DialectSchemas.of(nobody, dialect).problems("ErrorEnvelope", refused.json()))
                .isEmpty();
        assertThat(nobody.post(path, hello, "Authorization", "Bearer wrong").status())
                .isEqualTo(401);
        assertThat(nobody.post(path, hello, "x-api-key", "wrong").status()).isEqualTo(401);
        assertThat(nobody.post(path, hello, "Authorization", "Bearer key-of-alice")
                        .status())
                .isEqualTo(200);
        assertThat(nobody.post(path, hello, "x-api-key", "key-of-alice").status())
                .isEqualTo(200);
    }

    @Test
    @Tag("AUTH-01")
    @Tag("AUTH-03")
    void a_wrong_key_is_as_good_as_none_and_is_not_repeated() {
        Answer answer = new Http(server.uri(), "Authorization", "Bearer sk-wrong").post("/v1/responses", HELLO);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("sk-wrong");
    }

    @Test
    @Tag("AUTH-01")
    void both_headers_carry_keys() {
        assertThat(alice.post("/v1/responses", HELLO).status()).isEqualTo(200);
        assertThat(bob.post("/v1/responses", HELLO).status()).isEqualTo(200);
    }

    @Test
    void a_key_decides_the_dialect_unless_the_request_does() {
        assertThat(bob.post("/v1/responses", HELLO).json().get("created_at").isTextual())
                .isTrue();
        assertThat(bob.post("/v1/responses", HELLO, "X-Parley-Dialect", "openai-v1")
                        .json()
                        .get("created_at")
                        .isNumber())
                .isTrue();
    }

    @Test
    @Tag("AUTH-02")
    void another_tenants_response_is_an_unknown_response_on_every_route() {
        String id = alice.post("/v1/responses", HELLO).at("/id");
        String unknown = "resp_" + "0".repeat(32);

        assertSame(bob.get("/v1/responses/" + id), bob.get("/v1/responses/" + unknown), id, unknown);
        assertSame(bob.delete("/v1/responses/" + id), bob.delete("/v1/responses/" + unknown), id, unknown);
        assertSame(
                bob.post("/v1/responses/" + id + "/cancel", ""),
                bob.post("/v1/responses/" + unknown + "/cancel", ""),
                id,
                unknown);
        assertSame(
                bob.get("/v1/responses/" + id + "?stream=true"),
                bob.get("/v1/responses/" + unknown + "?stream=true"),
                id,
                unknown);
        assertSame(
                bob.get("/v1/responses/" + id + "/input_items"),
                bob.get("/v1/responses/" + unknown + "/input_items"),
                id,
                unknown);
        assertSame(bob.get("/v1/responses?after=" + id), bob.get("/v1/responses?after=" + unknown), id, unknown);
        assertSame(chained(id), chained(unknown), id, unknown);
        assertThat(alice.get("/v1/responses/" + id).status()).isEqualTo(200);
    }

    @Test
    void each_tenant_lists_its_own_responses() {
        String id = alice.post("/v1/responses", HELLO).at("/id");

        assertThat(alice.get("/v1/responses").at("/first_id")).isEqualTo(id);
        assertThat(bob.get("/v1/responses").json().get("data")).isEmpty();
        assertThat(new Http(server.uri()).get("/v1/responses").status()).isEqualTo(401);
    }

    @Test
    @Tag("AUTH-02")
    void another_tenants_item_is_an_unknown_item() {
        String item = alice.post("/v1/responses", HELLO).at("/output/0/id");
        String body =
                "{\"model\":\"parley-scripted\",\"input\":[{\"type\":\"item_reference\",\"id\":\"" + item + "\"}]}";

        assertThat(bob.post("/v1/responses", body).at("/error/code")).isEqualTo("item_not_found");
        assertThat(alice.post("/v1/responses", body).status()).isEqualTo(200);
    }

    @Test
    void the_contract_and_the_health_are_open_to_everybody() {
        Http nobody = new Http(server.uri());

        assertThat(nobody.get("/openapi.json").status()).isEqualTo(200);
        assertThat(nobody.get("/docs").status()).isEqualTo(200);
        assertThat(nobody.get("/healthz").status()).isEqualTo(200);
        assertThat(nobody.get("/readyz").status()).isEqualTo(200);
    }

    private Answer chained(String id) {
        return bob.post(
                "/v1/responses",
                "{\"model\":\"parley-scripted\",\"input\":\"hello\",\"previous_response_id\":\"" + id + "\"}");
    }

    private static void assertSame(Answer anothers, Answer unknowns, String id, String unknown) {
        assertThat(anothers.status()).isEqualTo(unknowns.status()).isBetween(400, 404);
        assertThat(anothers.body().replace(id, "ID")).isEqualTo(unknowns.body().replace(unknown, "ID"));
    }

    private static String sha256(String key) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    }
}
