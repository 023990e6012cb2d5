package dev.parley.server.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseFunctionToolCall;
import com.openai.models.responses.ResponseOutputText;
import com.openai.models.responses.ResponseRetrieveParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.ResponseTextDeltaEvent;
import dev.parley.server.TestServer;
import java.util.List;
import java.util.stream.Collectors;

/** openai-java as its users have it, and what they read from its answers. */
final class OpenAiJava {
    private OpenAiJava() {}

    /** A client of this server that asks once and checks all it gets against its own types. */
    static OpenAIClient of(TestServer server) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(server.uri().resolve("/v1").toString())
                .apiKey("any")
                .organization("org-any")
                .project("proj-any")
                .responseValidation(true)
                .maxRetries(0)
                .build();
    }

    static String textOf(Response response) {
        return response.output().stream()
                .flatMap(item -> item.message().stream())
                .flatMap(message -> message.content().stream())
                .flatMap(content -> content.outputText().stream())
                .map(ResponseOutputText::text)
                .collect(Collectors.joining());
    }

    /** The calls in an answer, in their order. */
    static List<ResponseFunctionToolCall> callsOf(Response response) {
        return response.output().stream()
                .flatMap(item -> item.functionCall().stream())
                .toList();
    }

    /** What the deltas of a stream say together. */
    static String textOf(List<ResponseStreamEvent> events) {
        return events.stream()
                .flatMap(event -> event.outputTextDelta().stream())
                .map(ResponseTextDeltaEvent::delta)
                .collect(Collectors.joining());
    }

    /** The events of a new response, to their end. */
    static List<ResponseStreamEvent> stream(OpenAIClient client, ResponseCreateParams asked) {
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().createStreaming(asked)) {
            return stream.stream().toList();
        }
    }

    /** The events of a stored response after a number, to their end. */
    static List<ResponseStreamEvent> resume(OpenAIClient client, String id, long after) {
        ResponseRetrieveParams asked =
                ResponseRetrieveParams.builder().startingAfter(after).build();
        try (StreamResponse<ResponseStreamEvent> stream = client.responses().retrieveStreaming(id, asked)) {
            return stream.stream().toList();
        }
    }
}
