package dev.parley.server.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.client.OpenAIClient;
import com.openai.models.responses.ComputerAction;
import com.openai.models.responses.ComputerTool;
import com.openai.models.responses.EasyInputMessage;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseComputerToolCall;
import com.openai.models.responses.ResponseComputerToolCallOutputScreenshot;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseInputItem;
import com.openai.models.responses.ResponseInputItem.ComputerCallOutput.AcknowledgedSafetyCheck;
import com.openai.models.responses.ToolChoiceTypes;
import dev.parley.json.JsonValue.Obj;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import dev.parley.server.fake.ChatUpstream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** openai-java: the computer tool in its present form, without a display and with several actions in a call. */
final class OpenAiJavaComputerTest {
    /** The first bytes of a PNG of 800 times 600 pixels. */
    private static final String SCREEN = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAyAAAAJY";

    private ChatUpstream upstream;
    private TestServer server;
    private OpenAIClient client;

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
    void a_computer_is_driven_in_a_chain_until_the_model_has_something_to_say() {
        List<ComputerAction> done = new ArrayList<>();
        Response response = client.responses()
                .create(asking("parley-scripted").input("Press the button.").build());
        while (!callsOf(response).isEmpty()) {
            List<ResponseInputItem> outputs = new ArrayList<>();
            for (ResponseComputerToolCall call : callsOf(response)) {
                assertThat(call.action()).isEmpty();
                done.addAll(call.actions().orElseThrow());
                outputs.add(outputOf(call));
            }
            response = client.responses()
                    .create(asking("parley-scripted")
                            .previousResponseId(response.id())
                            .inputOfResponse(outputs)
                            .build());
        }
        assertThat(done).hasSize(4);
        assertThat(done.get(0).isScreenshot()).isTrue();
        assertThat(done.get(1).asClick().x()).isEqualTo(400);
        assertThat(done.get(1).asClick().y()).isEqualTo(300);
        assertThat(done.get(2).asType().text()).isEqualTo("parley");
        assertThat(done.get(3).asKeypress().keys()).containsExactly("ENTER");
        assertThat(OpenAiJava.textOf(response)).contains("the script is done");
    }

    @Test
    void a_batch_is_streamed_and_sent_back_with_its_concern_acknowledged() {
        upstream.next(ChatReply.stream()
                .toolCall("{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"computer\","
                        + "\"arguments\":\"{\\\"actions\\\":[{\\\"type\\\":\\\"move\\\",\\\"x\\\":7,\\\"y\\\":9},{\\\"type\\\":\\\"wait\\\"}],"
                        + "\\\"confirm\\\":\\\"It orders a ticket.\\\"}\"}}")
                .finish("tool_calls")
                .done());
        upstream.next(ChatReply.completion("Ordered."));
        ResponseInputItem task = ResponseInputItem.ofEasyInputMessage(EasyInputMessage.builder()
                .role(EasyInputMessage.Role.USER)
                .content("Order a ticket.")
                .build());
        Response first = OpenAiJava.stream(
                        client, chosen().inputOfResponse(List.of(task)).build())
                .stream()
                .flatMap(event -> event.completed().stream())
                .findFirst()
                .orElseThrow()
                .response();
        ResponseComputerToolCall call = callsOf(first).get(0);
        Response second = client.responses()
                .create(asking("any-model")
                        .inputOfResponse(List.of(task, ResponseInputItem.ofComputerCall(call), outputOf(call)))
                        .build());

        assertThat(call.actions().orElseThrow()).hasSize(2);
        assertThat(call.pendingSafetyChecks()).hasSize(1);
        assertThat(OpenAiJava.textOf(second)).isEqualTo("Ordered.");
        Obj asked = (Obj) upstream.requests().get(1).json();
        assertThat(asked.get("messages").toJson())
                .contains(
                        "{\\\"actions\\\":[{\\\"type\\\":\\\"move\\\",\\\"x\\\":7,\\\"y\\\":9},{\\\"type\\\":\\\"wait\\\"}]",
                        SCREEN);
    }

    private static ResponseCreateParams.Builder asking(String model) {
        return ResponseCreateParams.builder()
                .model(model)
                .addTool(ComputerTool.builder().build());
    }

    private static ResponseCreateParams.Builder chosen() {
        return asking("any-model")
                .toolChoice(ToolChoiceTypes.builder()
                        .type(ToolChoiceTypes.Type.COMPUTER)
                        .build());
    }

    private static List<ResponseComputerToolCall> callsOf(Response response) {
        return response.output().stream()
                .flatMap(item -> item.computerCall().stream())
                .toList();
    }

    private static ResponseInputItem outputOf(ResponseComputerToolCall call) {
        List<AcknowledgedSafetyCheck> seen = call.pendingSafetyChecks().stream()
                .map(check -> AcknowledgedSafetyCheck.builder().id(check.id()).build())
                .toList();
        return ResponseInputItem.ofComputerCallOutput(ResponseInputItem.ComputerCallOutput.builder()
                .callId(call.callId())
                .output(ResponseComputerToolCallOutputScreenshot.builder()
                        .imageUrl(SCREEN)
                        .build())
                .acknowledgedSafetyChecks(seen)
                .build());
    }
}
