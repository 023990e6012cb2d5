package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.core.JsonValue;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.Reasoning;
import com.openai.models.ReasoningEffort;
import com.openai.models.models.Model;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseIncludable;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseItem;
import com.openai.models.responses.ResponseStatus;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.inputitems.InputItemListPage;
import com.openai.models.responses.inputitems.InputItemListParams;
import dev.parley.server.TestServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** openai-java: answers, streams, and what is stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class OpenAiJavaTest {
    private TestServer server;
    private OpenAIClient client;

    @BeforeAll
    void start() {
        server = TestServer.scripted();
        client = OpenAiJava.of(server);
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void an_answer_has_everything_that_the_client_requires_of_one() {
        Response response = client.responses()
                .create(saying("Hello!")
                        .instructions("Be brief.")
                        .temperature(0.5)
                        .maxOutputTokens(500)
                        .putAdditionalBodyProperty("user", JsonValue.from("somebody"))
                        .metadata(ResponseCreateParams.Metadata.builder()
                                .putAdditionalProperty("purpose", JsonValue.from("test"))
                                .build())
                        .build());

        assertThat(response.status()).contains(ResponseStatus.COMPLETED);
        assertThat(OpenAiJava.textOf(response)).contains("You said: “Hello!”", "Your instructions were: “Be brief.”");
        assertThat(response.usage().orElseThrow().totalTokens()).isPositive();
        assertThat(response.temperature()).contains(0.5);
        assertThat(response.metadata().orElseThrow()._allProperties()).containsEntry("purpose", JsonValue.from("test"));
    }

    @Test
    void a_stream_adds_up_to_its_last_response() {
        ResponseAccumulator accumulator = ResponseAccumulator.create();
        List<ResponseStreamEvent> events =
                OpenAiJava.stream(client, saying("Hello!").build());
        events.forEach(accumulator::accumulate);

        assertThat(events.get(0).isCreated()).isTrue();
        assertThat(events.get(events.size() - 1).isCompleted()).isTrue();
        assertThat(OpenAiJava.textOf(events))
                .contains("You said: “Hello!”")
                .isEqualTo(OpenAiJava.textOf(accumulator.response()));
        assertThat(accumulator.response().usage()).isPresent();
    }

    @Test
    void reasoning_is_streamed_and_kept() {
        ResponseCreateParams asked = saying("Hello!")
                .reasoning(Reasoning.builder()
                        .effort(ReasoningEffort.LOW)
                        .summary(Reasoning.Summary.AUTO)
                        .build())
                .build();
        List<ResponseStreamEvent> events = OpenAiJava.stream(client, asked);
        Response last = events.get(events.size() - 1).asCompleted().response();

        assertThat(events).anyMatch(ResponseStreamEvent::isReasoningSummaryTextDelta);
        assertThat(last.output().get(0).asReasoning().summary()).isNotEmpty();
        assertThat(last.usage().orElseThrow().outputTokensDetails().reasoningTokens())
                .isPositive();
    }

    @Test
    void a_response_is_retrieved_and_chained_and_deleted() {
        Response first =
                client.responses().create(saying("My name is Ada.").store(true).build());
        Response second = client.responses()
                .create(saying("Hello!").previousResponseId(first.id()).build());

        assertThat(OpenAiJava.textOf(client.responses().retrieve(first.id()))).isEqualTo(OpenAiJava.textOf(first));
        assertThat(OpenAiJava.textOf(second)).contains("My name is Ada.", "Hello!");
        assertThat(second.previousResponseId()).contains(first.id());
        client.responses().delete(first.id());
        assertThatThrownBy(() -> client.responses().retrieve(first.id())).isInstanceOf(NotFoundException.class);
    }

    @Test
    void the_client_pages_through_what_was_asked() {
        Response response = client.responses()
                .create(ResponseCreateParams.builder()
                        .model("parley-scripted")
                        .inputOfResponse(List.of(message("one"), message("two"), message("three")))
                        .build());
        InputItemListPage page = client.responses()
                .inputItems()
                .list(
                        response.id(),
                        InputItemListParams.builder()
                                .limit(2)
                                .order(InputItemListParams.Order.ASC)
                                .build());

        assertThat(page.items()).hasSize(2);
        assertThat(page.hasNextPage()).isTrue();
        assertThat(page.autoPager().stream().map(OpenAiJavaTest::textOf)).containsExactly("one", "two", "three");
    }

    @Test
    void the_models_are_listed() {
        assertThat(client.models().list().data().stream().map(Model::id))
                .contains("parley-scripted", "parley/scripted");
    }

    @Test
    @SuppressWarnings("deprecation") // old clients send these
    void fields_that_ask_for_nothing_do_not_matter() {
        List<ResponseStreamEvent> events = OpenAiJava.stream(
                client,
                saying("Hello!")
                        .background(Optional.empty())
                        .conversation(Optional.empty())
                        .include(List.of(ResponseIncludable.MESSAGE_INPUT_IMAGE_IMAGE_URL))
                        .prompt(Optional.empty())
                        .promptCacheRetention(Optional.empty())
                        .safetyIdentifier(Optional.empty())
                        .serviceTier(ResponseCreateParams.ServiceTier.AUTO)
                        .streamOptions(ResponseCreateParams.StreamOptions.builder()
                                .includeObfuscation(false)
                                .build())
                        .topLogprobs(0)
                        .truncation(ResponseCreateParams.Truncation.DISABLED)
                        .build());

        assertThat(events.get(events.size() - 1).isCompleted()).isTrue();
    }

    @Test
    @SuppressWarnings("deprecation") // old clients send these
    void a_field_that_is_not_served_is_a_typed_error_that_names_it() {
        assertThatThrownBy(() -> client.responses()
                        .create(saying("Hello!")
                                .promptCacheRetention(ResponseCreateParams.PromptCacheRetention._24H)
                                .build()))
                .isInstanceOfSatisfying(BadRequestException.class, error -> {
                    assertThat(error.param()).contains("prompt_cache_retention");
                    assertThat(error.code()).isPresent();
                    assertThat(error.type()).contains("invalid_request_error");
                });
    }

    @Test
    void a_model_that_is_not_there_is_a_typed_error_in_a_stream_too() {
        ResponseCreateParams asked = saying("Hello!").model("nobody").build();

        assertThatThrownBy(() -> OpenAiJava.stream(client, asked))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        error -> assertThat(error.code()).contains("model_not_found"));
    }

    private static ResponseCreateParams.Builder saying(String text) {
        return ResponseCreateParams.builder().model("parley-scripted").input(text);
    }

    private static ResponseInputItem message(String text) {
        return ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.USER)
                .content(text)
                .build());
    }

    private static String textOf(ResponseItem item) {
        return item.responseInputMessageItem()
                .orElseThrow()
                .content()
                .get(0)
                .asInputText()
                .text();
    }
}
