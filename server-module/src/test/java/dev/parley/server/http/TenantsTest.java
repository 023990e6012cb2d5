package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.ApiKey;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.http.ContractOperations.Operation;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One tenant walks through every operation of the contract with another's ids: they are as good as ids that never were. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TenantsTest {
    private static final List<String> DIALECTS = List.of("lightcone-v1", "lightcone-compat", "openai-v1", "v5");
    private static final String UNKNOWN = "0".repeat(48);

    private final ChatUpstream upstream = ChatUpstream.start().otherwise(asked -> ChatReply.completion("Hello."));
    private TestServer server;
    private Http alice;
    private Http bob;

    /** Alice's responses, each with what she is told of it. */
    private final Map<String, String> responses = new LinkedHashMap<>();

    private final List<String> items = new ArrayList<>();
    private String bobs = "";

    @BeforeAll
    void start() throws Exception {
        server = TestServer.guarded(upstream.baseUrl(), "k", key("key-of-alice", "alice"), key("key-of-bob", "bob"));
        alice = new Http(server.uri(), "Authorization", "Bearer key-of-alice");
        bob = new Http(server.uri(), "Authorization", "Bearer key-of-bob");
        bobs = create(bob, "openai-v1", "").at("/id");
        for (String dialect : DIALECTS) {
            responses.put(create(alice, dialect, "").at("/id"), "");
            Answer streamed = create(alice, dialect, ",\"stream\":true");
            responses.put(streamed.frames().get(0).data().at("/response/id").asText(), "");
        }
        upstream.next(longAnswer());
        responses.put(create(alice, "openai-v1", ",\"background\":true").at("/id"), "");
        for (String id : List.copyOf(responses.keySet())) {
            for (JsonNode item : alice.get("/v1/responses/" + id).json().path("output")) {
                items.add(item.get("id").asText());
            }
            for (JsonNode item :
                    alice.get("/v1/responses/" + id + "/input_items").json().path("data")) {
                items.add(item.get("id").asText());
            }
        }
        assertThat(items).hasSizeGreaterThan(DIALECTS.size() * 4);
        responses.replaceAll((id, before) -> seen(id));
    }

    /** One that outlives the test: an upstream that says nothing is given up. */
    private static ChatReply longAnswer() {
        ChatReply reply = ChatReply.stream();
        for (int i = 0; i < 3600; i++) {
            reply = reply.text("On and on. ").pause(Duration.ofSeconds(1));
        }
        return reply;
    }

    @AfterAll
    void stop() {
        server.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("AUTH-02")
    void another_tenants_response_is_an_unknown_one_in_every_operation(String dialect) {
        int walked = 0;
        for (Operation operation : ContractOperations.all()) {
            if (operation.names("response_id") && operation.isV5() == dialect.equals("v5")) {
                walked++;
                for (String id : responses.keySet()) {
                    assertUnknown(id, each -> call(operation, dialect, operation.pathOf(each)));
                    for (String query : queries(operation)) {
                        assertUnknown(id, each -> call(operation, dialect, operation.pathOf(each) + query));
                    }
                }
            }
        }
        assertThat(walked).isGreaterThanOrEqualTo(3);
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    @Tag("AUTH-02")
    void another_tenants_response_is_an_unknown_one_in_a_request(String dialect) {
        List<String> ids = ContractOperations.requestParameters().stream()
                .filter(name -> name.endsWith("_id"))
                .toList();
        assertThat(ids)
                .as("parameters with ids, of which a caller names one")
                .containsExactly("previous_response_id", "request_id");

        for (String id : responses.keySet()) {
            assertUnknown(id, each -> create(bob, dialect, ",\"previous_response_id\":\"" + each + "\""));
            assertUnknown(
                    id, each -> create(bob, dialect, ",\"stream\":true,\"previous_response_id\":\"" + each + "\""));
            assertUnknown(
                    id, each -> create(bob, dialect, ",\"background\":true,\"previous_response_id\":\"" + each + "\""));
        }
        for (String item : items) {
            String reference = ",\"input\":[{\"type\":\"item_reference\",\"id\":\"%s\"}]";
            assertUnknown(item, each -> create(bob, dialect, reference.formatted(each)));
            assertUnknown(
                    item,
                    each -> create(
                            bob, dialect, reference.formatted(each) + ",\"previous_response_id\":\"" + bobs + "\""));
        }
        assertUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"after", "before"})
    @Tag("AUTH-02")
    void another_tenants_id_is_an_unknown_one_as_a_cursor(String cursor) {
        int walked = 0;
        for (Operation operation : ContractOperations.all()) {
            if (operation.query().contains(cursor)) {
                walked++;
                List<String> ids = new ArrayList<>(operation.names("response_id") ? items : responses.keySet());
                for (String id : ids) {
                    String path = operation.pathOf(bobs) + "?" + cursor + "=";
                    assertUnknown(id, each -> call(operation, "openai-v1", path + each));
                    assertUnknown(id, each -> call(operation, "openai-v1", path + each + "&order=asc&limit=1"));
                }
            }
        }
        assertThat(walked).isEqualTo(2);
    }

    /** Nothing may tell the id from one that is nowhere. */
    private void assertUnknown(String id, Function<String, Answer> asking) {
        String unknown = id.substring(0, id.indexOf('_') + 1) + UNKNOWN;
        Answer others = asking.apply(id);
        Answer nobodys = asking.apply(unknown);

        assertThat(others.status())
                .as(others.body())
                .isEqualTo(nobodys.status())
                .isBetween(400, 404);
        assertThat(others.body().replace(id, "ID")).isEqualTo(nobodys.body().replace(unknown, "ID"));
        assertThat(headers(others)).isEqualTo(headers(nobodys));
    }

    private static Map<String, List<String>> headers(Answer answer) {
        Map<String, List<String>> headers =
                new LinkedHashMap<>(answer.raw().headers().map());
        headers.keySet().removeAll(List.of("date", "x-request-id"));
        return headers;
    }

    private void assertUntouched() {
        responses.forEach((id, before) -> assertThat(seen(id)).isEqualTo(before));
    }

    private String seen(String id) {
        Answer answer = alice.get("/v1/responses/" + id);
        assertThat(answer.status()).isEqualTo(200);
        boolean live = List.of("queued", "in_progress").contains(answer.at("/status"));
        return live ? "live" : answer.body();
    }

    /** A query with each parameter that the operation has, alone and together. */
    private List<String> queries(Operation operation) {
        List<String> queries = new ArrayList<>();
        UnaryOperator<String> value = name -> switch (name) {
            case "limit" -> "1";
            case "order" -> "asc";
            case "after", "before" -> items.get(0);
            case "include[]" -> "message.input_image.image_url";
            case "stream" -> "true";
            case "starting_after" -> "0";
            default -> throw new AssertionError("say here what to try for the new parameter " + name);
        };
        for (String name : operation.query()) {
            String one = URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + value.apply(name);
            queries.add("?" + one);
            queries.add((queries.size() > 1 ? queries.get(queries.size() - 2) + "&" : "?") + one);
        }
        return queries.stream().distinct().toList();
    }

    private Answer call(Operation operation, String dialect, String path) {
        return bob.send(
                bob.request(path, "X-Parley-Dialect", dialect).method(operation.method(), BodyPublishers.noBody()));
    }

    private static Answer create(Http tenant, String dialect, String more) {
        String input = more.contains("\"input\"") ? "" : ",\"input\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
        return tenant.post(
                dialect.equals("v5") ? "/v5/responses" : "/v1/responses",
                "{\"model\":\"any/m\"" + input + more + "}",
                "X-Parley-Dialect",
                dialect);
    }

    private static ApiKey key(String key, String tenant) throws Exception {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        return new ApiKey(HexFormat.of().formatHex(hash), tenant, null);
    }
}
