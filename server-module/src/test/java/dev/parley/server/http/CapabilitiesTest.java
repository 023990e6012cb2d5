package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.TestServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the server says it can do is what it does: each refusal it announces is one, by name. */
@Tag("storeless")
@Tag("INPUT-04")
final class CapabilitiesTest {
    /** A value of each parameter that asks for something. */
    private static final Map<String, String> ASKING = Map.ofEntries(
            Map.entry("cache_salt", "\"s\""),
            Map.entry("conversation", "\"conv_1\""),
            Map.entry("enable_response_messages", "true"),
            Map.entry("include_stop_str_in_output", "true"),
            Map.entry("logit_bias", "{\"5\":1}"),
            Map.entry("max_tool_calls", "1"),
            Map.entry("mm_processor_kwargs", "{\"a\":1}"),
            Map.entry("parallel_tool_calls", "false"),
            Map.entry("previous_input_messages", "[{\"role\":\"user\",\"content\":[]}]"),
            Map.entry("priority", "1"),
            Map.entry("prompt", "{\"id\":\"p\"}"),
            Map.entry("prompt_cache_key", "\"k\""),
            Map.entry("prompt_cache_retention", "\"24h\""),
            Map.entry("reasoning.effort", "\"low\""),
            Map.entry("reasoning.generate_summary", "\"auto\""),
            Map.entry("reasoning.summary", "\"auto\""),
            Map.entry("request_id", "\"r\""),
            Map.entry("safety_identifier", "\"s\""),
            Map.entry("service_tier", "\"flex\""),
            Map.entry("skip_special_tokens", "false"),
            Map.entry("stream_options.include_obfuscation", "true"),
            Map.entry("temperature", "0.5"),
            Map.entry("text.verbosity", "\"low\""),
            Map.entry("top_k", "3"),
            Map.entry("top_logprobs", "2"),
            Map.entry("top_p", "0.5"),
            Map.entry("truncation", "\"auto\""));

    private TestServer server;
    private Http http;

    @BeforeEach
    void start() {
        server = TestServer.scripted();
        http = new Http(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void every_route_says_what_it_can_do_in_every_dialect() {
        JsonNode capabilities = http.get("/v1/capabilities").json();

        assertThat(capabilities.path("default_dialect").asText()).isEqualTo("openai-v1");
        assertThat(capabilities.path("routes").findValuesAsText("model"))
                .containsExactly("parley-scripted", "parley/scripted");
        assertThat(capabilities.at("/routes/0/dialects").findValuesAsText("dialect"))
                .containsExactly("lightcone-v1", "lightcone-compat", "openai-v1", "v5");
        assertThat(texts(capabilities.at("/routes/0/dialects/2/parameters")))
                .contains("input", "model", "previous_response_id", "stream", "text.format");
        assertThat(texts(capabilities.at("/routes/0/dialects/2/tools"))).contains("function");
    }

    @Test
    void what_is_said_to_be_unsupported_is_refused_by_name() {
        for (JsonNode dialect : http.get("/v1/capabilities").json().at("/routes/1/dialects")) {
            String name = dialect.path("dialect").asText();
            for (String parameter : texts(dialect.path("unsupported_parameters"))) {
                assertThat(ASKING).as("a value that asks for something").containsKey(parameter);
                Answer answer = ask(name, parameter);
                assertThat(answer.status()).as(name + " " + parameter).isEqualTo(400);
                assertThat(answer.at("/error/code")).as(answer.body()).isEqualTo("unsupported_parameter");
                assertThat(answer.at("/error/param")).isEqualTo(parameter);
            }
        }
    }

    @Test
    void what_is_said_to_be_supported_is_not_refused_as_unsupported() {
        for (JsonNode dialect : http.get("/v1/capabilities").json().at("/routes/1/dialects")) {
            String name = dialect.path("dialect").asText();
            for (String parameter : texts(dialect.path("parameters"))) {
                if (ASKING.containsKey(parameter)) {
                    assertThat(ask(name, parameter).body()).as(name).doesNotContain("unsupported_parameter");
                }
            }
        }
    }

    private Answer ask(String dialect, String parameter) {
        int dot = parameter.indexOf('.');
        String value = ASKING.get(parameter);
        String member = dot < 0
                ? "\"" + parameter + "\":" + value
                : "\"" + parameter.substring(0, dot) + "\":{\"" + parameter.substring(dot + 1) + "\":" + value + "}";
        String request = "{\"model\":\"parley/scripted\",\"input\":\"hello\"," + member + "}";
        return dialect.equals("v5")
                ? http.post("/v5/responses", request)
                : http.post("/v1/responses", request, "X-Parley-Dialect", dialect);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
