package dev.parley.server.engine.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.Turn;
import dev.parley.server.engine.upstream.Upstream;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ReceivedRequest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the upstream is asked, for what the client has sent. */
final class ChatRequestTest {
    private static final String TOOLS =
            "[{\"type\":\"function\",\"name\":\"f\"},{\"type\":\"function\",\"name\":\"g\"}]";
    private final ChatFixture chat = new ChatFixture();

    @AfterEach
    void close() {
        chat.close();
    }

    private ReceivedRequest asked(EngineRequest request) throws Exception {
        chat.answer(ChatReply.completion("ok"), request);
        return chat.upstream.takeRequest();
    }

    private JsonValue bodyFor(String request) throws Exception {
        return asked(Turn.of(request)).json();
    }

    private JsonValue messagesFor(String input) throws Exception {
        return ((JsonValue.Obj) bodyFor("{\"input\":" + input + "}")).get("messages");
    }

    private Failure refused(String request) {
        return chat.failure(ChatReply.completion("never said"), Turn.of(request));
    }

    private static JsonValue json(String text) throws Exception {
        return Json.parse(text);
    }

    @Test
    void a_plain_turn_asks_for_the_model_with_one_message() throws Exception {
        assertThat(bodyFor("{\"input\":\"Hi\"}"))
                .isEqualTo(json("{\"model\":\"a-model\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));
    }

    @Test
    void a_streamed_turn_asks_for_a_stream_with_usage() throws Exception {
        assertThat(bodyFor("{\"input\":\"Hi\",\"stream\":true}"))
                .isEqualTo(json("{\"model\":\"a-model\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                        + "\"stream\":true,\"stream_options\":{\"include_usage\":true}}"));
    }

    @Test
    void the_key_goes_with_the_request_and_nothing_that_upstreams_stumble_over() throws Exception {
        ReceivedRequest request = asked(Turn.of("{\"input\":\"Hi\",\"stream\":true}"));

        assertThat(request.requestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
        assertThat(request.header("Authorization")).isEqualTo("Bearer " + ChatFixture.KEY);
        assertThat(request.header("Accept")).isEqualTo("text/event-stream");
        assertThat(request.header("Content-Type")).startsWith("application/json");
        assertThat(request.header("User-Agent")).isEqualTo("Parley");
        assertThat(request.headers()).doesNotContainKeys("upgrade", "expect", "accept-encoding");
    }

    @Test
    void the_configured_model_takes_the_place_of_the_requested_one() throws Exception {
        Upstream upstream = new Upstream(chat.upstream.baseUrl(), null, "theirs", Duration.ofSeconds(5));
        try (ChatEngine engine = ChatEngine.to(upstream)) {
            chat.upstream.next(ChatReply.completion("ok"));
            engine.prepare(Turn.of("{\"input\":\"Hi\"}")).run(chat.recorder);
        }

        ReceivedRequest request = chat.upstream.takeRequest();
        assertThat(((JsonValue.Obj) request.json()).get("model")).isEqualTo(new JsonValue.Str("theirs"));
        assertThat(request.header("Authorization")).isNull();
    }

    @Test
    void instructions_come_first_and_developers_speak_as_the_system() throws Exception {
        assertThat(((JsonValue.Obj) bodyFor("{\"instructions\":\"Be brief.\",\"input\":["
                                + "{\"role\":\"developer\",\"content\":\"D\"},{\"role\":\"system\",\"content\":\"S\"},"
                                + "{\"role\":\"user\",\"content\":\"U\"}]}"))
                        .get("messages"))
                .isEqualTo(
                        json("[{\"role\":\"system\",\"content\":\"Be brief.\"},{\"role\":\"system\",\"content\":\"D\"},"
                                + "{\"role\":\"system\",\"content\":\"S\"},{\"role\":\"user\",\"content\":\"U\"}]"));
    }

    @Test
    void half_a_character_goes_on_as_it_came() throws Exception {
        assertThat(messagesFor("\"a\\ud800ü\"")).isEqualTo(json("[{\"role\":\"user\",\"content\":\"a\\ud800ü\"}]"));
    }

    @Test
    void one_text_part_is_a_string_and_several_parts_are_a_list() throws Exception {
        assertThat(
                        messagesFor(
                                "[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"a\"}]},"
                                        + "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"b\"},"
                                        + "{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,AA==\",\"detail\":\"low\"},"
                                        + "{\"type\":\"input_file\",\"filename\":\"a.pdf\",\"file_data\":\"data:application/pdf;base64,AA==\"}]}]"))
                .isEqualTo(json("[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"user\",\"content\":["
                        + "{\"type\":\"text\",\"text\":\"b\"},"
                        + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,AA==\",\"detail\":\"low\"}},"
                        + "{\"type\":\"file\",\"file\":{\"file_data\":\"data:application/pdf;base64,AA==\","
                        + "\"filename\":\"a.pdf\"}}]}]"));
    }

    @Test
    void an_assistant_s_text_and_its_calls_are_one_message_and_thinking_is_left_out() throws Exception {
        assertThat(messagesFor("[{\"role\":\"user\",\"content\":\"go\"},"
                        + "{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"I \"},"
                        + "{\"type\":\"refusal\",\"refusal\":\"try\"}]},"
                        + "{\"type\":\"reasoning\",\"summary\":[]},"
                        + "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"f\",\"arguments\":\"{}\"},"
                        + "{\"type\":\"function_call\",\"call_id\":\"c2\",\"name\":\"g\",\"arguments\":\"\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"one\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c2\",\"output\":["
                        + "{\"type\":\"input_text\",\"text\":\"t\"},{\"type\":\"input_text\",\"text\":\"wo\"}]},"
                        + "{\"type\":\"function_call\",\"call_id\":\"c3\",\"name\":\"f\",\"arguments\":\"{}\"}]"))
                .isEqualTo(
                        json(
                                "[{\"role\":\"user\",\"content\":\"go\"},"
                                        + "{\"role\":\"assistant\",\"content\":\"I try\",\"tool_calls\":["
                                        + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}},"
                                        + "{\"id\":\"c2\",\"type\":\"function\",\"function\":{\"name\":\"g\",\"arguments\":\"{}\"}}]},"
                                        + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"one\"},"
                                        + "{\"role\":\"tool\",\"tool_call_id\":\"c2\",\"content\":\"two\"},"
                                        + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                                        + "{\"id\":\"c3\",\"type\":\"function\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]}]"));
    }

    @Test
    void tools_and_every_parameter_have_their_place() throws Exception {
        assertThat(bodyFor(
                        "{\"input\":\"Hi\",\"max_output_tokens\":64,\"temperature\":0.5,\"top_p\":0.9,\"user\":\"u\","
                                + "\"parallel_tool_calls\":false,\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"},"
                                + "\"tools\":[{\"type\":\"function\",\"name\":\"f\",\"description\":\"d\",\"strict\":true,"
                                + "\"parameters\":{\"type\":\"object\"}}],\"reasoning\":{\"effort\":\"low\"},"
                                + "\"text\":{\"verbosity\":\"high\",\"format\":{\"type\":\"json_schema\",\"name\":\"n\",\"strict\":true,"
                                + "\"schema\":{\"type\":\"object\"}}}}"))
                .isEqualTo(json("{\"model\":\"a-model\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}],"
                        + "\"max_completion_tokens\":64,\"temperature\":0.5,\"top_p\":0.9,\"user\":\"u\","
                        + "\"parallel_tool_calls\":false,"
                        + "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"f\"}},"
                        + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\",\"description\":\"d\",\"strict\":true,"
                        + "\"parameters\":{\"type\":\"object\"}}}],\"reasoning_effort\":\"low\",\"verbosity\":\"high\","
                        + "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"n\",\"strict\":true,"
                        + "\"schema\":{\"type\":\"object\"}}}}"));
    }

    @Test
    void allowed_tools_are_the_only_ones_sent_and_their_mode_is_the_choice() throws Exception {
        JsonValue.Obj body = (JsonValue.Obj)
                bodyFor(
                        "{\"input\":\"Hi\",\"tools\":" + TOOLS + ",\"tool_choice\":"
                                + "{\"type\":\"allowed_tools\",\"mode\":\"required\",\"tools\":[{\"type\":\"function\",\"name\":\"g\"}]}}");

        assertThat(body.get("tools")).isEqualTo(json("[{\"type\":\"function\",\"function\":{\"name\":\"g\"}}]"));
        assertThat(body.get("tool_choice")).isEqualTo(new JsonValue.Str("required"));
    }

    @Test
    void a_choice_without_tools_is_not_sent() throws Exception {
        assertThat(bodyFor("{\"input\":\"Hi\",\"tools\":[],\"tool_choice\":\"auto\"}"))
                .isEqualTo(json("{\"model\":\"a-model\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[{\"role\":\"user\",\"content\":\"a\"},{\"type\":\"telepathy\"}] | input[1].type",
                "[{\"type\":\"item_reference\",\"id\":\"x\"}] | input[0].type",
                "[{\"type\":\"computer_call_output\",\"call_id\":\"c\"}] | input[0].output",
                "[{\"role\":\"critic\",\"content\":\"a\"}] | input[0].role",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\"}]}] | input[0].content[0].type",
                "[{\"role\":\"assistant\",\"content\":[{\"type\":\"input_image\"}]}] | input[0].content[0].type",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"input_image\",\"file_id\":\"f\"}]}]"
                        + " | input[0].content[0].image_url",
                "[{\"role\":\"user\",\"content\":[{\"type\":\"input_file\",\"file_url\":\"http://a/b\"}]}]"
                        + " | input[0].content[0].file_url",
                "[{\"type\":\"function_call_output\",\"call_id\":\"c\",\"output\":[{\"type\":\"input_image\"}]}]"
                        + " | input[0].output[0].type"
            })
    void what_the_upstream_can_t_take_is_refused_by_name(String input, String param) {
        Failure failure = refused("{\"input\":" + input + "}");

        assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(failure.param()).isEqualTo(param);
        assertThat(chat.upstream.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"tools\":[{\"type\":\"shell\"}] | tools[0].type",
                "\"tools\":[{\"type\":\"computer_use\"},{\"type\":\"computer_use_preview\"}] | tools[1]",
                "\"tool_choice\":\"required\" | tool_choice",
                "\"tool_choice\":\"sometimes\" | tool_choice",
                "\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"} | tool_choice.name",
                "\"tool_choice\":{\"type\":\"shell\"} | tool_choice.type",
                "\"tool_choice\":{\"type\":\"allowed_tools\",\"mode\":\"auto\",\"tools\":[{\"type\":\"function\",\"name\":\"h\"}]}"
                        + " | tool_choice.tools[0]",
                "\"text\":{\"format\":{\"type\":\"grammar\"}} | text.format.type"
            })
    void tools_and_formats_that_can_t_be_met_are_refused_by_name(String parameter, String param) {
        Failure failure = refused("{\"input\":\"Hi\"," + parameter + "}");

        assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(failure.param()).isEqualTo(param);
    }

    @Test
    void what_an_earlier_turn_holds_is_blamed_on_the_chain() {
        EngineRequest earlier = Turn.of("{\"input\":[{\"type\":\"computer_call_output\",\"call_id\":\"c\"}]}");
        EngineRequest chained = Turn.after(earlier.conversation(), "{\"input\":\"Hi\"}", new Cancellation());

        assertThat(chat.failure(ChatReply.completion("never said"), chained).param())
                .isEqualTo("previous_response_id");
    }
}
