package dev.parley.client;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The example that people copy, run as they would run it. */
final class ConversationExampleTest {
    private static final Path EXAMPLE = Path.of("examples/Conversation.java");

    @RegisterExtension
    static final WireMockExtension SERVER = Wire.server();

    private static MappingBuilder request(String path, String value) {
        return post("/v1/responses")
                .withHeader("Authorization", equalTo("Bearer some-key"))
                .withRequestBody(matchingJsonPath(path, equalTo(value)));
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void the_example_runs_and_prints_the_conversation() throws IOException, InterruptedException {
        SERVER.stubFor(request("$.input", "Name a city in Norway.").willReturn(Wire.sseFile("stream-openai-v1.sse")));
        SERVER.stubFor(request("$.input", "And one in Peru?")
                .withRequestBody(matchingJsonPath("$.previous_response_id", equalTo("resp_1")))
                .willReturn(Wire.sseFile("stream-v5.sse")));
        SERVER.stubFor(request("$.tools[0].name", "get_weather").willReturn(Wire.sseFile("stream-function-call.sse")));
        SERVER.stubFor(request("$.input[0].type", "function_call_output")
                .atPriority(1)
                .withRequestBody(matchingJsonPath("$.input[0].call_id", equalTo("call_1")))
                .withRequestBody(matchingJsonPath("$.model", equalTo("some-model")))
                .willReturn(Wire.sseFile("stream-lightcone-compat.sse")));

        String text = "Grüße, 🌍!\n";
        assertThat(Example.run(EXAMPLE, SERVER.baseUrl(), "some-model"))
                .isEqualTo(text + text + "(call of get_weather with {\"city\":\"Oslo\"})\n" + text);
    }
}
