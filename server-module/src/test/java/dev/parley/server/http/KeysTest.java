package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.TestServer;
import dev.parley.server.http.ContractOperations.Operation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of the contract wants a key, whichever way it is sent, before anything else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class KeysTest {
    private static final String KEY = "sk-right";

    /** Ways to send no key, or none that is right. */
    private static final List<List<String>> WRONG = List.of(
            List.of(),
            List.of("Authorization", "Bearer sk-wrong"),
            List.of("Authorization", "Bearer "),
            List.of("Authorization", KEY),
            List.of("Authorization", "Basic " + KEY),
            List.of("Authorization", "Bearer " + KEY + "x"),
            List.of("Authorization", "Bearer " + KEY.substring(1)),
            List.of("x-api-key", "sk-wrong"),
            List.of("x-api-key", ""),
            List.of("x-api-key", "Bearer " + KEY),
            List.of("Authorization", "Bearer sk-wrong", "x-api-key", KEY));

    private static final List<List<String>> RIGHT = List.of(
            List.of("Authorization", "Bearer " + KEY),
            List.of("Authorization", "bearer  " + KEY),
            List.of("x-api-key", KEY),
            List.of("Authorization", "Bearer " + KEY, "x-api-key", "sk-wrong"));

    private TestServer server;
    private Http http;

    @BeforeAll
    void start() throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(KEY.getBytes(StandardCharsets.UTF_8));
        server = TestServer.withKeys(new ApiKey(HexFormat.of().formatHex(hash), "alice", null));
        http = new Http(server.uri());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static Stream<Operation> operations() {
        return ContractOperations.all().stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    @Tag("AUTH-01")
    @Tag("AUTH-03")
    @Tag("ERROR-01")
    void without_a_right_key_it_is_a_401_in_the_envelope_of_the_dialect(Operation operation) {
        for (String dialect :
                operation.isV5() ? List.of("v5") : List.of("lightcone-v1", "lightcone-compat", "openai-v1")) {
            DialectSchemas schemas = DialectSchemas.of(http, dialect);
            for (List<String> headers : WRONG) {
                Answer refused = send(operation, dialect, headers);

                assertThat(refused.status()).as(headers + refused.body()).isEqualTo(401);
                assertThat(refused.at("/error/code")).isEqualTo("invalid_api_key");
                assertThat(refused.body()).doesNotContain(KEY, "sk-wrong");
                assertThat(schemas.problems("ErrorEnvelope", refused.json())).isEmpty();
                assertThat(refused.raw().headers().firstValue("x-request-id")).isPresent();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    @Tag("AUTH-01")
    void a_right_key_is_taken_from_either_header(Operation operation) {
        for (List<String> headers : RIGHT) {
            Answer answer = send(operation, "openai-v1", headers);

            assertThat(answer.status()).as(headers + answer.body()).isIn(200, 400, 404);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    @Tag("AUTH-01")
    void the_key_is_looked_at_before_the_body_has_come(Operation operation) throws Exception {
        for (String header : List.of("", "Authorization: Bearer sk-wrong\r\n", "x-api-key: sk-wrong\r\n")) {
            assertThat(statusLineWithoutBody(operation, header)).startsWith("HTTP/1.1 401");
        }
    }

    private Answer send(Operation operation, String dialect, List<String> headers) {
        boolean body = operation.method().equals("POST");
        HttpRequest.Builder request = http.request(operation.pathOf("resp_1"), headers.toArray(String[]::new))
                .header("X-Parley-Dialect", dialect)
                .header("Content-Type", "application/json")
                .method(operation.method(), body ? BodyPublishers.ofString("not json") : BodyPublishers.noBody());
        return http.send(request);
    }

    /** What the server says while it waits for a body that was announced. */
    private String statusLineWithoutBody(Operation operation, String header) throws IOException {
        try (Socket socket = new Socket(server.uri().getHost(), server.uri().getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((operation.method() + " " + operation.pathOf("resp_1") + " HTTP/1.1\r\nHost: test\r\n"
                                    + header + "Content-Type: application/json\r\nContent-Length: 1000000\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }
}
