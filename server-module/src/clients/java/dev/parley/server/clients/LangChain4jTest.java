package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.InvalidRequestException;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiResponsesChatModel;
import dev.langchain4j.model.openai.OpenAiResponsesStreamingChatModel;
import dev.langchain4j.model.output.FinishReason;
import dev.parley.server.Http;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** LangChain4j's models of the Responses API. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class LangChain4jTest {
    private static final String SCRIPTED = "parley-scripted";
    private static final ToolSpecification WEATHER = ToolSpecification.builder()
            .name("get_weather")
            .description("The weather in a city.")
            .parameters(JsonObjectSchema.builder()
                    .addStringProperty("city", "The city's name.")
                    .required("city")
                    .build())
            .build();

    private ChatUpstream upstream;
    private TestServer server;

    @BeforeAll
    void start() {
        upstream = ChatUpstream.start();
        server = TestServer.inFrontOf(upstream.baseUrl());
    }

    @AfterAll
    void stop() {
        server.close();
        upstream.close();
    }

    @Test
    void it_chats() {
        ChatResponse answer = chat(SCRIPTED).build().chat(SystemMessage.from("Be brief."), UserMessage.from("Hello!"));

        assertThat(answer.aiMessage().text()).contains("You said: “Hello!”");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        assertThat(answer.tokenUsage().totalTokenCount()).isPositive();
        assertThat(answer.id()).startsWith("resp_");
        assertThat(answer.modelName()).isEqualTo(SCRIPTED);
    }

    @Test
    void it_streams() throws Exception {
        StreamedChat streamed = new StreamedChat();
        streaming(SCRIPTED).streamIncludeObfuscation(false).build().chat("Hello!", streamed);
        ChatResponse answer = streamed.await();

        assertThat(answer.aiMessage().text()).contains("You said: “Hello!”").isEqualTo(streamed.text());
        assertThat(streamed.pieces()).hasSizeGreaterThan(1);
        assertThat(answer.tokenUsage().outputTokenCount()).isPositive();
    }

    @Test
    void it_shows_summaries_as_thinking() throws Exception {
        StreamedChat streamed = new StreamedChat();
        streaming(SCRIPTED)
                .reasoningEffort("low")
                .reasoningSummary("auto")
                .build()
                .chat("Hello!", streamed);

        assertThat(streamed.await().aiMessage().thinking()).isNotBlank();
        assertThat(streamed.thinking()).contains(streamed.await().aiMessage().thinking());
    }

    @Test
    void it_sees_an_answer_that_was_cut_short() {
        ChatResponse answer = chat(SCRIPTED).maxOutputTokens(3).build().chat(UserMessage.from("Hello!"));

        assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
    }

    @Test
    void it_calls_tools_and_answers_with_their_results() {
        List<ChatMessage> conversation = new ArrayList<>(List.of(UserMessage.from("Ask get_weather about Oslo.")));
        OpenAiResponsesChatModel model =
                chat(SCRIPTED).toolSpecifications(WEATHER).strictTools(true).build();
        AiMessage called = model.chat(conversation).aiMessage();
        conversation.add(called);
        for (ToolExecutionRequest call : called.toolExecutionRequests()) {
            conversation.add(ToolExecutionResultMessage.from(call, "sunny"));
        }
        ChatResponse answer = model.chat(conversation);

        assertThat(called.toolExecutionRequests()).hasSize(1);
        assertThat(called.toolExecutionRequests().get(0).arguments()).contains("\"city\"");
        assertThat(answer.aiMessage().text()).contains("get_weather returned: sunny");
    }

    @Test
    void it_streams_tool_calls_from_the_upstream() throws Exception {
        upstream.next(ChatReply.stream()
                .toolCall("{\"index\":0,\"id\":\"call_a\",\"type\":\"function\",\"function\":"
                        + "{\"name\":\"get_weather\",\"arguments\":\"\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\"{\\\"city\\\":\"}}")
                .toolCall("{\"index\":0,\"function\":{\"arguments\":\"\\\"Oslo\\\"}\"}}")
                .finish("tool_calls")
                .done());
        StreamedChat streamed = new StreamedChat();
        streaming("m-1").toolSpecifications(WEATHER).build().chat("And Oslo?", streamed);
        ChatResponse answer = streamed.await();
        ToolExecutionRequest call = answer.aiMessage().toolExecutionRequests().get(0);

        assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_EXECUTION);
        assertThat(call.id()).isEqualTo("call_a");
        assertThat(call.arguments()).isEqualTo("{\"city\":\"Oslo\"}").isEqualTo(streamed.arguments());
    }

    @Test
    void it_gets_json_of_a_schema() {
        ChatRequest asked = ChatRequest.builder()
                .messages(UserMessage.from("Who is it?"))
                .responseFormat(ResponseFormat.builder()
                        .type(ResponseFormatType.JSON)
                        .jsonSchema(JsonSchema.builder()
                                .name("person")
                                .rootElement(JsonObjectSchema.builder()
                                        .addStringProperty("name")
                                        .addIntegerProperty("age")
                                        .required("name", "age")
                                        .build())
                                .build())
                        .build())
                .build();
        ChatResponse answer = chat(SCRIPTED).strictJsonSchema(true).build().chat(asked);

        assertThat(Http.tree(answer.aiMessage().text()).get("name").isTextual()).isTrue();
        assertThat(Http.tree(answer.aiMessage().text()).get("age").isInt()).isTrue();
    }

    @Test
    void what_is_not_served_is_an_error_that_names_it() {
        OpenAiResponsesChatModel model =
                chat(SCRIPTED).promptCacheRetention("24h").build();

        assertThatThrownBy(() -> model.chat("Hello!"))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("prompt_cache_retention");
    }

    @Test
    void a_stream_that_fails_is_an_error_of_the_handler() {
        upstream.next(ChatReply.stream().text("Half").hangUp());
        StreamedChat streamed = new StreamedChat();
        streaming("m-1").build().chat("Hello!", streamed);

        assertThatThrownBy(streamed::await).hasMessageContaining("Response failed");
        assertThat(streamed.text()).isEqualTo("Half");
    }

    private OpenAiResponsesChatModel.Builder chat(String model) {
        return OpenAiResponsesChatModel.builder()
                .baseUrl(server.uri().resolve("/v1").toString())
                .apiKey("any")
                .organizationId("org-any")
                .modelName(model);
    }

    private OpenAiResponsesStreamingChatModel.Builder streaming(String model) {
        return OpenAiResponsesStreamingChatModel.builder()
                .baseUrl(server.uri().resolve("/v1").toString())
                .apiKey("any")
                .organizationId("org-any")
                .modelName(model);
    }
}
