package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.TestServer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
    void each_tenant_lists_its_own_responses() {
        String id = alice.post("/v1/responses", HELLO).at("/id");

        assertThat(alice.get("/v1/responses").at("/first_id")).isEqualTo(id);
        assertThat(bob.get("/v1/responses").json().get("data")).isEmpty();
        assertThat(new Http(server.uri()).get("/v1/responses").status()).isEqualTo(401);
    }

    @Test
    void the_contract_and_the_health_are_open_to_everybody() {
        Http nobody = new Http(server.uri());

        assertThat(nobody.get("/openapi.json").status()).isEqualTo(200);
        assertThat(nobody.get("/docs").status()).isEqualTo(200);
        assertThat(nobody.get("/healthz").status()).isEqualTo(200);
        assertThat(nobody.get("/readyz").status()).isEqualTo(200);
    }

    private static String sha256(String key) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
    }
}
