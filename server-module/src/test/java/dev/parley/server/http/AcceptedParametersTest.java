package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.TestServer;
import dev.parley.server.engine.chat.ChatExtras;
import dev.parley.server.engine.responses.Supported;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ReceivedRequest;
import dev.parley.server.fake.ResponsesReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is accepted and ignored, seen from what is accepted: it is in the answer, or the upstream has heard of it. */
@Tag("INPUT-04")
final class AcceptedParametersTest {
    /** What each parameter is set to, and by which of these texts it can be seen in the answer or at the upstream. */
    private static final Map<String, List<String>> SEEN = Map.ofEntries(
            Map.entry("background=true", List.of("\"background\":true")),
            Map.entry("cache_salt=\"salt\"", List.of("\"cache_salt\":\"salt\"")),
            Map.entry("include_stop_str_in_output=true", List.of("\"include_stop_str_in_output\":true")),
            Map.entry("input=\"the word is walnut\"", List.of("the word is walnut")),
            Map.entry("instructions=\"Be brief.\"", List.of("Be brief.")),
            Map.entry("logit_bias={\"5\":1}", List.of("\"logit_bias\":{\"5\":1")),
            Map.entry(
                    "max_output_tokens=1234", List.of("\"max_output_tokens\":1234", "\"max_completion_tokens\":1234")),
            Map.entry("max_tool_calls=3", List.of("\"max_tool_calls\":3")),
            Map.entry("metadata={\"a\":\"b\"}", List.of("\"metadata\":{\"a\":\"b\"}")),
            Map.entry("mm_processor_kwargs={\"a\":1}", List.of("\"mm_processor_kwargs\":{\"a\":1}")),
            Map.entry("parallel_tool_calls=false", List.of("\"parallel_tool_calls\":false")),
            Map.entry("priority=7", List.of("\"priority\":7")),
            Map.entry("prompt_cache_key=\"k\"", List.of("\"prompt_cache_key\":\"k\"")),
            Map.entry("prompt_cache_retention=\"24h\"", List.of("\"prompt_cache_retention\":\"24h\"")),
            Map.entry("reasoning.effort=\"low\"", List.of("\"effort\":\"low\"", "\"reasoning_effort\":\"low\"")),
            Map.entry("reasoning.generate_summary=\"auto\"", List.of("\"generate_summary\":\"auto\"")),
            Map.entry("reasoning.summary=\"auto\"", List.of("\"summary\":\"auto\"")),
            Map.entry("safety_identifier=\"s\"", List.of("\"safety_identifier\":\"s\"")),
            Map.entry("service_tier=\"flex\"", List.of("\"service_tier\":\"flex\"")),
            Map.entry("skip_special_tokens=false", List.of("\"skip_special_tokens\":false")),
            Map.entry("stream=true", List.of("data: ")),
            Map.entry("stream_options.include_obfuscation=true", List.of("\"obfuscation\":\"")),
            Map.entry("temperature=0.25", List.of("\"temperature\":0.25")),
            Map.entry("text.format={\"type\":\"json_object\"}", List.of("{\"type\":\"json_object\"}")),
            Map.entry("text.verbosity=\"low\"", List.of("\"verbosity\":\"low\"")),
            Map.entry("tool_choice=\"none\"", List.of("\"tool_choice\":\"none\"")),
            Map.entry("top_k=3", List.of("\"top_k\":3")),
            Map.entry("top_logprobs=2", List.of("\"top_logprobs\":2")),
            Map.entry("top_p=0.75", List.of("\"top_p\":0.75")),
            Map.entry("truncation=\"auto\"", List.of("\"truncation\":\"auto\"")),
            Map.entry("user=\"u\"", List.of("\"user\":\"u\"")));

    /** Each type of tool, with a text by which it can be seen. */
    private static final Map<String, String> TOOLS = Map.of(
            "computer", "{\"type\":\"computer\"}",
            "computer_use",
                    "{\"type\":\"computer_use\",\"environment\":\"browser\",\"display_width\":81,\"display_height\":8}",
            "computer_use_preview",
                    "{\"type\":\"computer_use_preview\",\"environment\":\"browser\",\"display_width\":81,\"display_height\":8}",
            "custom", "{\"type\":\"custom\",\"name\":\"seen_81\"}",
            "function", "{\"type\":\"function\",\"name\":\"seen_81\",\"parameters\":{},\"strict\":false}");

    /** Those that other tests ask for: they need more than one request, are in every one, or are several of their own. */
    private static final Set<String> ELSEWHERE = Set.of("include", "model", "previous_response_id", "store", "tools");

    private static final Set<String> THERE_ANYWAY =
            Set.of("computer_call_output.output.image_url", "message.input_image.image_url");

    private final ChatUpstream upstream = ChatUpstream.start();
    private final TestServer server = TestServer.routed(
            route("any/chat", EngineKind.CHAT, ChatExtras.NAMES, null),
            route(
                    "any/responses",
                    EngineKind.RESPONSES,
                    Supported.EXTRAS,
                    List.of("function", "computer", "computer_use_preview")));
    private final Http http = new Http(server.uri());

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    void every_field_of_a_document_is_served_or_refused(String dialect) {
        Set<String> said = new TreeSet<>();
        for (String list : List.of("parameters", "unsupported_parameters")) {
            capabilities("any/chat", dialect).get(list).forEach(name -> said.add(head(name.asText())));
        }
        Set<String> fields = new TreeSet<>();
        http.get("/openapi/" + dialect + ".json")
                .json()
                .at("/components/schemas/CreateResponse/properties")
                .fieldNames()
                .forEachRemaining(fields::add);

        assertThat(fields).isNotEmpty();
        assertThat(said).containsAll(fields);
    }

    @Test
    void what_only_real_traffic_has_is_refused() {
        for (String field :
                List.of("\"conversation\":\"conv_1\"", "\"prompt_cache_options\":{\"mode\":\"explicit\"}")) {
            Answer answer = ask("any/responses", "openai-v1", field);

            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.at("/error/code")).isEqualTo("unknown_parameter");
        }
    }

    @ParameterizedTest
    @Tag("INPUT-02")
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    void what_chat_completions_accept_can_be_seen(String dialect) {
        upstream.otherwise(AcceptedParametersTest::completion);
        check("any/chat", dialect);
    }

    @ParameterizedTest
    @Tag("INPUT-02")
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    void what_an_upstream_of_the_same_kind_accepts_can_be_seen(String dialect) {
        upstream.otherwise(request -> ResponsesReply.completed(ResponsesReply.saying("{}")));
        check("any/responses", dialect);
    }

    private void check(String model, String dialect) {
        JsonNode capabilities = capabilities(model, dialect);
        for (JsonNode parameter : capabilities.get("parameters")) {
            if (!ELSEWHERE.contains(parameter.asText())) {
                String probe = SEEN.keySet().stream()
                        .filter(key -> key.startsWith(parameter.asText() + "="))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("nobody looks for " + parameter));
                String value = probe.substring(probe.indexOf('=') + 1);
                assertSeen(model, dialect, member(parameter.asText(), value), SEEN.get(probe));
            }
        }
        for (JsonNode tool : capabilities.get("tools")) {
            assertThat(TOOLS).containsKey(tool.asText());
            assertSeen(
                    model,
                    dialect,
                    "\"tools\":[" + TOOLS.get(tool.asText()) + "]",
                    model.equals("any/chat")
                            ? List.of("seen_81", "from 0 to 80 across", "\"actions\":{\"type\":\"array\"")
                            : List.of("seen_81", "\"display_width\":81", "\"tools\":[{\"type\":\"computer\"}]"));
        }
        for (JsonNode value : capabilities.get("include")) {
            boolean shows = model.equals("any/responses") || !THERE_ANYWAY.contains(value.asText());
            if (shows) {
                assertSeen(
                        model,
                        dialect,
                        "\"include\":[\"" + value.asText() + "\"]",
                        List.of(value.asText(), "\"logprobs\":true"));
            }
        }
    }

    private void assertSeen(String model, String dialect, String member, List<String> texts) {
        boolean hasEvents = member.contains("stream_options");
        int before = upstream.requests().size();
        Answer answer = ask(model, dialect, hasEvents ? "\"stream\":true," + member : member);
        assertThat(answer.status()).as(member + " " + answer.body()).isEqualTo(200);
        StringBuilder seen = new StringBuilder(answer.body());
        List<ReceivedRequest> requests = new ArrayList<>(upstream.requests());
        requests.subList(before, requests.size()).forEach(request -> seen.append(request.body()));

        assertThat(texts)
                .as(dialect + " " + model + " " + member + " in " + seen)
                .anySatisfy(text -> assertThat(seen).contains(text));
    }

    private static String member(String parameter, String value) {
        int dot = parameter.indexOf('.');
        return dot < 0
                ? "\"" + parameter + "\":" + value
                : "\"" + head(parameter) + "\":{\"" + parameter.substring(dot + 1) + "\":" + value + "}";
    }

    private Answer ask(String model, String dialect, String member) {
        String tools = member.contains("tool") && !member.startsWith("\"tools\"") && !dialect.equals("lightcone-v1")
                ? ",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},\"strict\":false}]"
                : "";
        String input = member.startsWith("\"input\"") ? "" : "\"input\":\"hello, JSON\",";
        String request = "{\"model\":\"" + model + "\"," + input + member + tools + "}";
        return dialect.equals("v5")
                ? http.post("/v5/responses", request)
                : http.post("/v1/responses", request, "X-Parley-Dialect", dialect);
    }

    private JsonNode capabilities(String model, String dialect) {
        for (JsonNode route : http.get("/v1/capabilities").json().get("routes")) {
            for (JsonNode capabilities : route.get("dialects")) {
                if (route.get("model").asText().equals(model)
                        && capabilities.get("dialect").asText().equals(dialect)) {
                    return capabilities;
                }
            }
        }
        throw new AssertionError("no capabilities of " + model + " in " + dialect);
    }

    private static ChatReply completion(ReceivedRequest request) {
        return request.body().contains("\"stream\":true")
                ? ChatReply.stream().text("{}").finish("stop").done()
                : ChatReply.completion("{}");
    }

    private static String head(String parameter) {
        int dot = parameter.indexOf('.');
        return dot < 0 ? parameter : parameter.substring(0, dot);
    }

    private Route route(String model, EngineKind kind, List<String> passes, List<String> tools) {
        return new Route(
                model, kind, upstream.baseUrl().toString(), null, null, 5, null, null, null, passes, tools, 0, 0, null);
    }
}
