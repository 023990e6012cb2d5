package dev.parley.server.engine.scripted;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.server.engine.Cancellation;
import dev.parley.server.engine.EngineEvent.FinishReason;
import dev.parley.server.engine.EngineEvent.TextDelta;
import dev.parley.server.engine.EngineEvent.TokenCount;
import dev.parley.server.engine.EngineEvent.ToolCallDelta;
import dev.parley.server.engine.EngineEvent.WholeItem;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.engine.Recorder;
import dev.parley.server.engine.Turn;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rules of the scripted engine, seen from outside. */
final class ScriptedEngineTest {
    private static final String WEATHER = "{\"type\":\"function\",\"name\":\"get_weather\",\"parameters\":{"
            + "\"type\":\"object\",\"required\":[\"city\",\"unit\"],\"properties\":{\"city\":{\"type\":\"string\"},"
            + "\"unit\":{\"enum\":[\"celsius\",\"kelvin\"]},\"days\":{\"type\":\"integer\"}}}}";
    private static final String TIME = "{\"type\":\"function\",\"name\":\"get_time\"}";
    private static final String COMPUTER = "{\"type\":\"computer_use\",\"display_width\":800,\"display_height\":600}";
    private static final String WEATHER_CALL = "get_weather {\"city\": \"sample\", \"unit\": \"celsius\"}";

    private final ScriptedEngine engine = new ScriptedEngine(Duration.ZERO);

    private Recorder answer(String request) throws Exception {
        return answer(Turn.of(request));
    }

    private Recorder answer(EngineRequest request) throws Exception {
        Recorder recorder = new Recorder();
        engine.prepare(request).run(recorder);
        return recorder;
    }

    private EngineException.Failure failure(String request) {
        return catchThrowableOfType(EngineException.class, () -> answer(request))
                .failure();
    }

    @Test
    void the_text_says_that_no_model_is_there_and_quotes_every_user_text_in_order() throws Exception {
        Recorder said = answer("{\"input\":[{\"role\":\"user\",\"content\":\"one\"},"
                + "{\"role\":\"assistant\",\"content\":\"not quoted\"},"
                + "{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"two\"},"
                + "{\"type\":\"input_image\",\"image_url\":\"data:,\"}]}]}");

        assertThat(said.text())
                .isEqualTo("This is Parley's scripted engine; there is no model behind it. "
                        + "You said: “one” Then you said: “two” You showed 1 image.");
        assertThat(said.finish()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void the_same_request_gets_the_same_events() throws Exception {
        String request = "{\"input\":\"get_weather\",\"tools\":[" + WEATHER + "],\"reasoning\":{\"effort\":\"low\"}}";

        assertThat(answer(request).events()).isEqualTo(answer(request).events());
    }

    @Test
    void text_comes_word_by_word() throws Exception {
        Recorder said = answer("{\"input\":\"zwei  Wörter\"}");

        assertThat(said.all(TextDelta.class))
                .contains(new TextDelta("“zwei  "), new TextDelta("Wörter”"))
                .hasSize(15);
    }

    @Test
    void instructions_are_repeated() throws Exception {
        assertThat(answer("{\"input\":\"Hi\",\"instructions\":\"Be kind.\"}").text())
                .endsWith("Your instructions were: “Be kind.”");
    }

    @Test
    void long_user_texts_are_cut_between_characters() throws Exception {
        String text = answer("{\"input\":\"" + "e\u0301".repeat(400) + "🙂\"}").text();

        assertThat(text).hasSizeLessThan(400).endsWith("e\u0301…”");
    }

    @Test
    void a_function_whose_name_is_said_is_called_with_valid_arguments_in_several_deltas() throws Exception {
        Recorder said = answer("{\"input\":\"Please call get_weather.\",\"tools\":[" + WEATHER + "," + TIME + "]}");

        assertThat(said.calls()).containsExactly(WEATHER_CALL);
        assertThat(said.all(ToolCallDelta.class)).hasSize(4);
        assertThat(said.text()).isEmpty();
    }

    @Test
    void a_name_inside_another_word_is_not_said() throws Exception {
        assertThat(answer("{\"input\":\"forget_weather get_weathers get_weather-2\",\"tools\":[" + WEATHER + "]}")
                        .calls())
                .isEmpty();
    }

    @Test
    void several_names_are_parallel_calls_unless_that_is_switched_off() throws Exception {
        String request = "\"input\":\"get_time and get_weather\",\"tools\":[" + WEATHER + "," + TIME + "]}";

        assertThat(answer("{" + request).calls()).containsExactly(WEATHER_CALL, "get_time {}");
        assertThat(answer("{\"parallel_tool_calls\":false," + request).calls()).containsExactly(WEATHER_CALL);
    }

    @Test
    void the_tool_choice_is_obeyed() throws Exception {
        String request = "\"input\":\"get_weather\",\"tools\":[" + WEATHER + "," + TIME + "]}";

        assertThat(answer("{\"tool_choice\":\"none\"," + request).calls()).isEmpty();
        assertThat(answer("{\"tool_choice\":\"required\"," + request).calls()).containsExactly(WEATHER_CALL);
        assertThat(answer("{\"tool_choice\":{\"type\":\"function\",\"name\":\"get_time\"}," + request)
                        .calls())
                .containsExactly("get_time {}");
        assertThat(answer("{\"tool_choice\":{\"type\":\"allowed_tools\",\"mode\":\"required\",\"tools\":"
                                + "[{\"type\":\"function\",\"name\":\"get_time\"}]}," + request)
                        .calls())
                .containsExactly("get_time {}");
        assertThat(answer("{\"tool_choice\":{\"type\":\"allowed_tools\",\"mode\":\"auto\",\"tools\":"
                                + "[{\"type\":\"function\",\"name\":\"get_time\"}]}," + request)
                        .calls())
                .isEmpty();
    }

    @Test
    void a_choice_that_names_no_declared_tool_is_refused() {
        assertThat(failure("{\"input\":\"Hi\",\"tool_choice\":{\"type\":\"function\",\"name\":\"f\"}}")
                        .param())
                .isEqualTo("tool_choice.name");
    }

    @Test
    void what_tools_returned_is_quoted_with_their_names() throws Exception {
        Recorder said =
                answer("{\"tools\":[" + WEATHER + "],\"input\":[{\"role\":\"user\",\"content\":\"get_weather\"},"
                        + "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"get_weather\",\"arguments\":\"{}\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"sunny\"},"
                        + "{\"type\":\"function_call_output\",\"call_id\":\"c2\",\"output\":["
                        + "{\"type\":\"input_text\",\"text\":\"late\"}]}]}");

        assertThat(said.text()).endsWith("get_weather returned: sunny A function returned: late");
        assertThat(said.calls()).isEmpty();
    }

    @Test
    void a_computer_is_clicked_typed_into_and_sent_enter_and_then_it_is_done() throws Exception {
        String user = "{\"role\":\"user\",\"content\":\"Go\"}";
        String screen = ",{\"type\":\"computer_call_output\",\"call_id\":\"c\",\"output\":"
                + "{\"type\":\"input_image\",\"image_url\":\"data:,\"}}";
        String request = "{\"tools\":[" + COMPUTER + "],\"input\":[" + user;

        assertThat(action(answer(request + "]}")))
                .isEqualTo(Json.parse("{\"type\":\"click\",\"button\":\"left\",\"x\":400,\"y\":300}"));
        assertThat(action(answer(request + screen + "]}")))
                .isEqualTo(Json.parse("{\"type\":\"type\",\"text\":\"parley\"}"));
        assertThat(action(answer(request + screen.repeat(2) + "]}")))
                .isEqualTo(Json.parse("{\"type\":\"keypress\",\"keys\":[\"ENTER\"]}"));
        assertThat(answer(request + screen.repeat(3) + "]}").text()).endsWith("the script is done.");
        assertThat(action(answer(request + screen.repeat(3) + "," + user + "]}")))
                .isEqualTo(Json.parse("{\"type\":\"click\",\"button\":\"left\",\"x\":400,\"y\":300}"));
    }

    @Test
    void a_computer_without_a_size_is_clicked_in_the_middle_of_the_usual_one() throws Exception {
        Recorder said = answer(
                "{\"input\":\"Go\",\"tools\":[{\"type\":\"computer_use_preview\"}]," + "\"tool_choice\":\"required\"}");

        assertThat(action(said)).isEqualTo(Json.parse("{\"type\":\"click\",\"button\":\"left\",\"x\":512,\"y\":384}"));
    }

    @Test
    void a_computer_that_takes_batches_is_asked_for_its_screen_and_clicked_in_the_middle_of_that() throws Exception {
        String request = "{\"tools\":[{\"type\":\"computer\"}],\"input\":[{\"role\":\"user\",\"content\":\"Go\"}";
        String screen =
                ",{\"type\":\"computer_call_output\",\"call_id\":\"c\",\"output\":{\"type\":\"computer_screenshot\","
                        + "\"image_url\":\"data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAyAAAAJY\"}}";

        assertThat(actions(answer(request + "]}"))).isEqualTo("[{\"type\":\"screenshot\"}]");
        assertThat(actions(answer(request + screen + "]}")))
                .isEqualTo("[{\"type\":\"click\",\"button\":\"left\",\"x\":400,\"y\":300},"
                        + "{\"type\":\"type\",\"text\":\"parley\"}]");
        assertThat(actions(answer(request + screen.repeat(2) + "]}")))
                .isEqualTo("[{\"type\":\"keypress\",\"keys\":[\"ENTER\"]}]");
        assertThat(answer(request + screen.repeat(3) + "]}").text()).endsWith("the script is done.");
    }

    private static String actions(Recorder said) {
        ComputerCall call = (ComputerCall) said.all(WholeItem.class).get(0).item();
        assertThat(call.action()).isNull();
        return call.actions().stream().map(ComputerAction::toJson).collect(joining(",", "[", "]"));
    }

    private static JsonValue action(Recorder said) throws Exception {
        ComputerAction action = ((ComputerCall) said.all(WholeItem.class).get(0).item()).action();
        assertThat(said.text()).isEmpty();
        return Json.parse(Json.write(action));
    }

    @Test
    void a_json_schema_is_met_and_a_json_object_holds_the_answer() throws Exception {
        String schema =
                "{\"type\":\"object\",\"required\":[\"n\"],\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":5}}}";
        Recorder structured = answer("{\"input\":\"Hi\",\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"s\","
                + "\"schema\":" + schema + "}}}");
        Recorder object = answer("{\"input\":\"Hi\",\"text\":{\"format\":{\"type\":\"json_object\"}}}");

        assertThat(Json.parse(structured.text())).isEqualTo(Json.parse("{\"n\":5}"));
        assertThat(((JsonValue.Obj) Json.parse(object.text())).get("answer")).isInstanceOf(JsonValue.Str.class);
    }

    @Test
    void a_schema_that_can_t_be_met_is_refused_by_name() {
        EngineException.Failure failure = failure("{\"input\":\"Hi\",\"text\":{\"format\":{\"type\":\"json_schema\","
                + "\"name\":\"s\",\"schema\":{\"type\":\"string\",\"pattern\":\"^x{77}$\"}}}}");

        assertThat(failure.kind()).isEqualTo(Kind.INVALID_REQUEST);
        assertThat(failure.param()).isEqualTo("text.format.schema");
    }

    @Test
    void reasoning_and_its_summary_come_when_they_are_asked_for() throws Exception {
        Recorder silent = answer("{\"input\":\"Hi\",\"reasoning\":{\"effort\":\"none\"}}");
        Recorder loud = answer("{\"input\":\"Hi\",\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"}}");

        assertThat(silent.reasoning() + silent.summary()).isEmpty();
        assertThat(loud.reasoning()).isEqualTo("By rule, not by thought: repeat what the user said.");
        assertThat(loud.summary()).isEqualTo("The script chose its rule: repeat what the user said.");
        assertThat(loud.tokens().reasoningOutput()).isEqualTo(20);
    }

    @Test
    void tokens_are_words() throws Exception {
        Recorder said = answer("{\"input\":\"three short words\",\"instructions\":\"and two\"}");

        assertThat(said.tokens())
                .isEqualTo(new TokenCount(5, 0, said.all(TextDelta.class).size(), 0));
    }

    @Test
    void the_token_limit_cuts_text() throws Exception {
        Recorder said = answer("{\"input\":\"Hi\",\"max_output_tokens\":3}");

        assertThat(said.text()).isEqualTo("This is Parley's ");
        assertThat(said.tokens().output()).isEqualTo(3);
        assertThat(said.finish()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void the_token_limit_cuts_arguments_and_counts_thinking() throws Exception {
        Recorder said = answer("{\"input\":\"get_weather\",\"max_output_tokens\":12,\"reasoning\":{\"effort\":\"low\"},"
                + "\"tools\":[" + WEATHER + "]}");

        assertThat(said.calls()).containsExactly("get_weather {\"city\":");
        assertThat(said.finish()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void a_limit_that_is_just_enough_cuts_nothing() throws Exception {
        long enough = answer("{\"input\":\"Hi\"}").tokens().output();
        Recorder said = answer("{\"input\":\"Hi\",\"max_output_tokens\":" + enough + "}");

        assertThat(said.finish()).isEqualTo(FinishReason.STOP);
    }

    @Test
    void cancelling_ends_a_long_pause_at_once() {
        Cancellation cancellation = new Cancellation();
        ScriptedEngine slow = new ScriptedEngine(Duration.ofHours(1));
        new Thread(cancellation::cancel).start();

        EngineException failure = catchThrowableOfType(
                EngineException.class,
                () -> slow.prepare(Turn.of("{\"input\":\"Hi\"}", cancellation)).run(new Recorder()));

        assertThat(failure.failure().kind()).isEqualTo(Kind.BROKEN);
    }

    @Test
    void cancelling_ends_an_answer_without_pauses() {
        Cancellation cancellation = new Cancellation();

        EngineException failure = catchThrowableOfType(
                EngineException.class,
                () -> engine.prepare(Turn.of("{\"input\":\"Hi\"}", cancellation))
                        .run(event -> cancellation.cancel()));

        assertThat(failure.failure().kind()).isEqualTo(Kind.BROKEN);
    }
}
