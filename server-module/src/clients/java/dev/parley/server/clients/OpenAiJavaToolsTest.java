package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.openai.client.OpenAIClient;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseItem;
import com.openai.models.responses.ResponseOutputItem;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.StructuredResponse;
import com.openai.models.responses.StructuredResponseCreateParams;
import com.openai.models.responses.ToolChoiceOptions;
import com.openai.models.responses.inputitems.InputItemListParams;
import dev.parley.json.JsonValue.Obj;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** openai-java: functions and structured outputs, both made from classes. */
final class OpenAiJavaToolsTest {
    private static final String ASKED = "What does get_weather say about Oslo?";

    private ChatUpstream upstream;
    private TestServer server;
    private OpenAIClient client;

    /** The function's parameters. */
    @JsonTypeName("get_weather")
    @JsonClassDescription("The weather in a city.")
    static final class GetWeather {
        @JsonPropertyDescription("The city's name.")
        public String city;

        public int days;
    }

    /** A structured answer. */
    static final class Forecast {
        public String city;
        public List<Day> days;

        /** A part of it. */
        static final class Day {
            public String sky;
            public double degrees;
        }
    }

    @BeforeEach
    void start() {
        upstream = ChatUpstream.start();
        server = TestServer.inFrontOf(upstream.baseUrl());
        client = OpenAiJava.of(server);
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        upstream.close();
    }

    @Test
    void a_function_is_called_and_its_output_answered_in_a_chain() {
        Response first = client.responses().create(asking("parley-scripted").build());
        ResponseFunctionToolCall call = OpenAiJava.callsOf(first).get(0);
        Response second = client.responses()
                .create(ResponseCreateParams.builder()
                        .model("parley-scripted")
                        .addTool(GetWeather.class)
                        .previousResponseId(first.id())
                        .inputOfResponse(List.of(outputOf(call, "sunny")))
                        .build());

        assertThat(call.name()).isEqualTo("get_weather");
        assertThat(call.arguments(GetWeather.class).city).isNotBlank();
        assertThat(OpenAiJava.textOf(second)).contains("get_weather returned: sunny");
    }

    @Test
    void the_client_sends_the_whole_conversation_back() {
        List<ResponseInputItem> conversation = new ArrayList<>(List.of(question()));
        upstream.next(ChatReply.stream()
                .toolCall("{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"get_weather\",\"arguments\":\"{\\\"city\\\":\\\"Oslo\\\",\\\"days\\\":2}\"}}")
                .finish("tool_calls")
                .done());
        upstream.next(ChatReply.completion("Sunny, says the service."));
        Response first = OpenAiJava.stream(client, resending(conversation)).stream()
                .flatMap(event -> event.completed().stream())
                .findFirst()
                .orElseThrow()
                .response();
        for (ResponseFunctionToolCall call : OpenAiJava.callsOf(first)) {
            conversation.add(ResponseInputItem.ofFunctionCall(call));
            conversation.add(outputOf(call, "sunny"));
        }
        Response second = client.responses().create(resending(conversation));

        assertThat(conversation.get(1).asFunctionCall().arguments(GetWeather.class).days)
                .isEqualTo(2);
        assertThat(OpenAiJava.textOf(second)).isEqualTo("Sunny, says the service.");
        assertThat(upstream.requests()).hasSize(2);
        Obj asked = (Obj) upstream.requests().get(1).json();
        assertThat(asked.get("messages").toJson()).contains("\"tool_call_id\":\"call_1\"", "sunny");
    }

    @Test
    void what_was_sent_back_is_listed() {
        Response first = client.responses().create(asking("parley-scripted").build());
        ResponseFunctionToolCall call = OpenAiJava.callsOf(first).get(0);
        Response second = client.responses()
                .create(ResponseCreateParams.builder()
                        .model("parley-scripted")
                        .inputOfResponse(List.of(
                                question(),
                                said("I will ask."),
                                ResponseInputItem.ofFunctionCall(call),
                                outputOf(call, "sunny")))
                        .build());
        List<ResponseItem> items = client.responses()
                .inputItems()
                .list(
                        second.id(),
                        InputItemListParams.builder()
                                .order(InputItemListParams.Order.ASC)
                                .build())
                .items();

        assertThat(items).hasSize(4);
        assertThat(items.get(1)
                        .asResponseOutputMessage()
                        .content()
                        .get(0)
                        .asOutputText()
                        .text())
                .isEqualTo("I will ask.");
        assertThat(items.get(2).asFunctionCall().callId()).isEqualTo(call.callId());
        assertThat(items.get(3).asFunctionCallOutput().output().asString()).isEqualTo("sunny");
    }

    @Test
    void arguments_are_streamed_piece_by_piece() {
        List<ResponseStreamEvent> events = OpenAiJava.stream(
                client,
                asking("parley-scripted").toolChoice(ToolChoiceOptions.REQUIRED).build());
        String pieces = events.stream()
                .flatMap(event -> event.functionCallArgumentsDelta().stream())
                .map(delta -> delta.delta())
                .reduce("", String::concat);
        ResponseOutputItem done = events.stream()
                .flatMap(event -> event.outputItemDone().stream())
                .findFirst()
                .orElseThrow()
                .item();

        assertThat(done.asFunctionCall().arguments()).isEqualTo(pieces).isNotBlank();
    }

    @Test
    void an_answer_comes_as_an_object_of_the_class_that_was_asked_for() {
        StructuredResponseCreateParams<Forecast> asked = ResponseCreateParams.builder()
                .model("parley-scripted")
                .input("The weather in Oslo?")
                .text(Forecast.class)
                .build();
        StructuredResponse<Forecast> response = client.responses().create(asked);
        Forecast forecast = response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .findFirst()
                .orElseThrow();

        assertThat(forecast.city).isNotBlank();
        assertThat(forecast.days).isNotNull();
    }

    @Test
    void the_schema_of_a_class_reaches_the_upstream() throws Exception {
        upstream.next(ChatReply.completion("{\"city\":\"Oslo\",\"days\":[{\"sky\":\"clear\",\"degrees\":-4.5}]}"));
        StructuredResponse<Forecast> response = client.responses()
                .create(ResponseCreateParams.builder()
                        .model("m-1")
                        .input("The weather in Oslo?")
                        .text(Forecast.class)
                        .build());
        Obj format = (Obj) ((Obj) upstream.takeRequest().json()).get("response_format");

        assertThat(format.toJson()).contains("\"strict\":true", "\"degrees\"");
        assertThat(response.output()
                        .get(0)
                        .asMessage()
                        .content()
                        .get(0)
                        .asOutputText()
                        .days
                        .get(0)
                        .degrees)
                .isEqualTo(-4.5);
    }

    private static ResponseCreateParams.Builder asking(String model) {
        return ResponseCreateParams.builder().model(model).input(ASKED).addTool(GetWeather.class);
    }

    private static ResponseCreateParams resending(List<ResponseInputItem> conversation) {
        return ResponseCreateParams.builder()
                .model("m-1")
                .store(false)
                .addTool(GetWeather.class)
                .inputOfResponse(List.copyOf(conversation))
                .build();
    }

    private static ResponseInputItem question() {
        return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.USER)
                .content(ASKED)
                .build());
    }

    private static ResponseInputItem said(String text) {
        return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.ASSISTANT)
                .content(text)
                .build());
    }

    private static ResponseInputItem outputOf(ResponseFunctionToolCall call, String output) {
        return ResponseInputItem.ofFunctionCallOutput(ResponseInputItem.FunctionCallOutput.builder()
                .callId(call.callId())
                .output(output)
                .build());
    }
}
