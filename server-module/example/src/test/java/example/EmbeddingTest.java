package example;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API as a guest: it is whole, and the application that it is in goes on as before. */
final class EmbeddingTest {
    private static final String SETTINGS = """
            store: jdbc:sqlite:%s/parley.db
            lifecycle: {heartbeat_seconds: 1}
            web: {cors: ['https://app.example']}
            routes:
              - {model: parley-scripted, engine: scripted}
              - {model: slow, engine: chat, url: '%s'}
            keys:
              - {sha256: 2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b, tenant: alice, limits: {streams: 1}}
            """;
    private static final String HELLO = "{\"model\":\"parley-scripted\",\"input\":\"hello\"}";
    private static final String SLOW = "{\"model\":\"slow\",\"input\":\"hello\",\"stream\":true}";
    private static final String[] KEY = {"Authorization", "Bearer secret"};

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SlowUpstream upstream = new SlowUpstream();

    @TempDir
    private Path folder;

    private GreetingApplication application;
    private ServletServer server;

    @BeforeEach
    void start() throws Exception {
        Path settings = folder.resolve("parley.yaml");
        Files.writeString(settings, SETTINGS.formatted(folder, upstream.uri()));
        application = new GreetingApplication(settings);
        server = new ServletServer(application.resources(), folder);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
        application.close();
        upstream.close();
    }

    @Test
    void a_response_is_created_retrieved_chained_and_deleted() {
        HttpResponse<String> created = post("v1/responses", HELLO, KEY);
        String id = tree(created).at("/id").asText();

        assertThat(created.statusCode()).isEqualTo(200);
        assertThat(created.headers().firstValue("x-request-id")).isPresent();
        assertThat(tree(get("v1/responses/" + id, KEY))).isEqualTo(tree(created));
        assertThat(post("v1/responses", HELLO.replace("}", ",\"previous_response_id\":\"" + id + "\"}"), KEY)
                        .statusCode())
                .isEqualTo(200);
        assertThat(tree(send("DELETE", "v1/responses/" + id, "", KEY))
                        .at("/deleted")
                        .asBoolean())
                .isTrue();
        assertThat(get("v1/responses/" + id, KEY).statusCode()).isEqualTo(404);
        assertThat(tree(get("v1/models", KEY)).at("/data/0/id").asText()).isEqualTo("parley-scripted");
    }

    @Test
    void events_arrive_when_they_happen() throws Exception {
        try (InputStream stream = open(SLOW)) {
            assertThat(readUntil(stream, "response.output_text.delta")).doesNotContain("you.");
            upstream.goOn();
            assertThat(readUntil(stream, "response.completed")).contains("you.");
        }
    }

    @Test
    void a_client_that_leaves_is_noticed_at_a_heartbeat_and_the_engine_stops() throws Exception {
        try (InputStream stream = open(SLOW)) {
            readUntil(stream, "response.output_text.delta");
        }
        assertThat(upstream.isLeft(10)).isTrue();
    }

    @Test
    void a_stream_that_is_over_gives_its_permit_back() throws Exception {
        try (InputStream stream = open(SLOW)) {
            readUntil(stream, "response.output_text.delta");
            assertThat(post("v1/responses", SLOW, KEY).statusCode()).isEqualTo(429);
            upstream.goOn();
            readUntil(stream, "response.completed");
            stream.readAllBytes();
        }
        for (int i = 0; i < 3; i++) {
            assertThat(post("v1/responses", HELLO.replace("}", ",\"stream\":true}"), KEY)
                            .body())
                    .contains("response.completed");
        }
    }

    @Test
    void every_failure_of_the_api_has_its_envelope() {
        assertFailure(post("v1/responses", HELLO), 401, "invalid_api_key");
        assertFailure(get("v1/models;x=1"), 401, "invalid_api_key");
        assertFailure(get("v5/responses/x"), 401, "invalid_api_key");
        assertFailure(post("v1/responses", "{broken", KEY), 400, "invalid_json");
        assertFailure(post("v1/responses", "{\"model\": 1}", KEY), 400, "invalid_type");
        assertFailure(
                post("v1/responses", "{\"model\":\"parley-scripted\",\"input\":\"a\",\"top_p\":2}", KEY),
                400,
                "invalid_value");
        assertFailure(get("v1/responses?limit=many", KEY), 400, "invalid_type");
        assertFailure(get("v1/responses/resp_none", KEY), 404, "response_not_found");
        assertFailure(get("v1/responses/a/b/c", KEY), 404, "not_found");
        assertFailure(send("PATCH", "v1/responses", "", KEY), 405, "method_not_allowed");
        assertThat(tree(post("v1/responses", "{broken", KEY))
                        .at("/error/message")
                        .asText())
                .contains("line 1");
    }

    @Test
    void the_application_s_own_resource_asks_for_no_key_and_keeps_its_own_failures() {
        assertThat(get("greetings/de?marks=2").body()).isEqualTo("{\"greeting\":\"Hallo!!\"}");
        assertThat(post("greetings", "{\"name\":\"you\"}").body()).isEqualTo("{\"greeting\":\"Hello, you\"}");
        assertThat(get("greetings/fr").body()).isEqualTo("no greeting in fr");
        assertThat(get("greetings/de?marks=many").statusCode()).isEqualTo(404); // JAX-RS's own way
        assertThat(get("greetings/broken").statusCode()).isEqualTo(500);
        assertThat(post("greetings", "{broken").statusCode()).isEqualTo(400);
        assertThat(get("nowhere").statusCode()).isEqualTo(404);
        for (String path : new String[] {"greetings/de?marks=many", "greetings/broken", "nowhere"}) {
            assertThat(get(path).body()).doesNotContain("\"error\"");
        }
        assertThat(post("greetings", "{broken").body()).doesNotContain("\"error\"");
    }

    @Test
    void nothing_is_added_to_answers_of_the_application() {
        HttpResponse<String> own = get("greetings/de", "Origin", "https://app.example", "Accept-Encoding", "gzip");
        HttpResponse<String> api = get("v1/models", "Origin", "https://app.example", "Authorization", "Bearer secret");

        assertThat(own.headers().map().keySet()).containsExactlyInAnyOrder("content-type", "content-length", "date");
        assertThat(api.headers().firstValue("access-control-allow-origin")).hasValue("https://app.example");
        assertThat(send(
                                "OPTIONS",
                                "greetings/de",
                                "",
                                "Origin",
                                "https://app.example",
                                "Access-Control-Request-Method",
                                "GET")
                        .headers()
                        .firstValue("access-control-allow-methods"))
                .isEmpty();
    }

    private static void assertFailure(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(tree(answer).at("/error/code").asText()).isEqualTo(code);
        assertThat(answer.headers().firstValue("content-type")).hasValue("application/json");
    }

    private InputStream open(String body) throws IOException, InterruptedException {
        return client.send(request("POST", "v1/responses", body, KEY), BodyHandlers.ofInputStream())
                .body();
    }

    private static String readUntil(InputStream stream, String event) throws IOException {
        StringBuilder seen = new StringBuilder();
        byte[] buffer = new byte[4096];
        while (seen.indexOf("event: " + event + "\n") < 0) {
            int read = stream.read(buffer);
            assertThat(read).as("the stream ended: %s", seen).isPositive();
            seen.append(new String(buffer, 0, read, StandardCharsets.UTF_8));
        }
        return seen.toString();
    }

    private HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    private HttpResponse<String> post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) {
        try {
            return client.send(request(method, path, body, headers), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.uri().resolve(path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return request.build();
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        try {
            return new ObjectMapper().readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + answer.body(), e);
        }
    }
}
