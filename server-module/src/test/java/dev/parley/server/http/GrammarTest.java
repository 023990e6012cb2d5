package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.StreamGrammar;
import dev.parley.server.TestServer;
import dev.parley.server.ToolsConfig;
import dev.parley.server.Web;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import dev.parley.server.fake.ResponsesReply;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grammars of custom tools: a text follows them, or its turn fails; one that nobody can hold a model to is refused. */
final class GrammarTest {
    private static final String CHAT = "any/chat";
    private static final String RESPONSES = "any/responses";
    private static final String LARK = "start: \\\"a\\\"+";

    private final ChatUpstream upstream = ChatUpstream.start();
    private TestServer server = TestServer.routed(routes());
    private Http http = new Http(server.uri());

    private Route[] routes() {
        return new Route[] {
            route(CHAT, EngineKind.CHAT, null), route(RESPONSES, EngineKind.RESPONSES, List.of("custom", "function"))
        };
    }

    private Route route(String model, EngineKind kind, List<String> tools) {
        return new Route(
                model, kind, upstream.baseUrl().toString(), null, null, 5, null, null, null, null, tools, 0, 0, null);
    }

    @AfterEach
    void stop() {
        server.close();
        upstream.close();
    }

    private Answer ask(String model, String syntax, String definition, boolean stream) {
        return http.post(
                "/v5/responses",
                "{\"model\":\"" + model + "\",\"input\":\"hello\",\"stream\":" + stream
                        + ",\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"parameters\":{},\"strict\":false},"
                        + "{\"type\":\"custom\",\"name\":\"tool\",\"format\":{\"type\":\"grammar\",\"syntax\":\""
                        + syntax + "\",\"definition\":\"" + definition + "\"}}]}");
    }

    /** The tool's call with that text, in pieces. */
    private static ChatReply calling(String input) {
        String arguments = "{\"input\":" + ChatComputerFixture.quoted(input) + "}";
        int half = arguments.length() / 2;
        return ChatReply.stream()
                .toolCall("{\"index\":0,\"id\":\"call_a\",\"function\":{\"name\":\"tool\",\"arguments\":"
                        + ChatComputerFixture.quoted(arguments.substring(0, half)) + "}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":"
                        + ChatComputerFixture.quoted(arguments.substring(half)) + "}}")
                .finish("tool_calls")
                .done();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[0-9]+                ; 42",
                "(SELECT|INSERT)\\\\s.* ; SELECT a, b FROM t",
                "\\\\w+                 ; größe",
                "a|bc                  ; bc",
            })
    @Tag("INPUT-04")
    void a_text_that_fits_passes(String regex, String input) {
        for (boolean stream : List.of(true, false)) {
            upstream.next(calling(input));
            Answer answer = ask(CHAT, "regex", regex, stream);

            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            JsonNode response = stream ? StreamGrammar.check(answer.frames()) : answer.json();
            assertThat(response.at("/output/0/input").asText()).isEqualTo(input);
            assertThat(response.at("/status").asText()).isEqualTo("completed");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "[0-9]+ ; four ; not what the tool's grammar asks for",
                "[0-9]+ ; 42!  ; not what the tool's grammar asks for",
                "a|b    ; ab   ; not what the tool's grammar asks for",
                "(a*)(a*)(a*)(a*)(a*)(a*)(a*)(a*)b ; aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ; takes too long",
            })
    @Tag("INPUT-04")
    void a_text_that_does_not_fit_as_a_whole_is_a_typed_failure(String regex, String input, String why) {
        upstream.next(calling(input));
        Answer refused = ask(CHAT, "regex", regex, false);
        assertThat(refused.status()).as(refused.body()).isEqualTo(502);
        assertThat(refused.at("/error/message")).contains(why);

        upstream.next(calling(input));
        List<Frame> frames = ask(CHAT, "regex", regex, true).frames();
        JsonNode failed = StreamGrammar.check(frames);
        assertThat(failed.at("/status").asText()).isEqualTo("failed");
        assertThat(failed.at("/error/message").asText()).contains(why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lark  | start: WORD | tools[1].format.syntax     | unsupported_parameter",
                "gbnf  | root ::= x  | tools[1].format.syntax     | unsupported_parameter",
                "regex | [0-9        | tools[1].format.definition | invalid_request",
            })
    @Tag("INPUT-04")
    void what_nobody_can_hold_the_model_to_is_refused_by_name(
            String syntax, String definition, String param, String code) {
        Answer refused = ask(CHAT, syntax, definition, true);

        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.at("/error/param")).isEqualTo(param);
        assertThat(refused.at("/error/code")).isEqualTo(code);
        assertThat(upstream.requests()).isEmpty();
    }

    @Test
    void a_lenient_server_tells_the_model_of_a_grammar_that_it_can_t_hold_it_to() throws Exception {
        server.close();
        server = TestServer.running(ToolsConfig.NONE, new Web(List.of(), true), routes());
        http = new Http(server.uri());
        upstream.next(calling("b"));
        Answer answer = ask(CHAT, "lark", LARK, false);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.at("/output/0/input")).isEqualTo("b");
        assertThat(upstream.takeRequest().body()).contains("lark grammar", LARK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"lark | start: WORD", "regex | [0-9]+"})
    void an_upstream_that_keeps_grammars_itself_gets_them_as_they_are(String syntax, String definition)
            throws Exception {
        String call =
                "{\"type\":\"custom_tool_call\",\"id\":\"ctc_up\",\"call_id\":\"call_a\",\"name\":\"tool\",\"input\":\"x\"}";
        upstream.next(ResponsesReply.completed(ResponsesReply.done(ResponsesReply.begun(), 0, call)));
        Answer answer = ask(RESPONSES, syntax, definition, false);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(Http.tree(upstream.takeRequest().body()).at("/tools/1/format"))
                .isEqualTo(Http.tree(
                        "{\"type\":\"grammar\",\"syntax\":\"" + syntax + "\",\"definition\":\"" + definition + "\"}"));
    }

    @Test
    @Tag("INPUT-04")
    void capabilities_say_which_grammars_are_kept_where() {
        JsonNode routes = http.get("/v1/capabilities").json().get("routes");

        assertThat(routes.at("/0/dialects/3/grammars")).isEqualTo(Http.tree("[\"regex\"]"));
        assertThat(routes.at("/1/dialects/3/grammars")).isEqualTo(Http.tree("[\"lark\",\"regex\"]"));
        assertThat(routes.at("/0/dialects/2/grammars"))
                .as("openai-v1 has no custom tools")
                .isEmpty();
    }
}
