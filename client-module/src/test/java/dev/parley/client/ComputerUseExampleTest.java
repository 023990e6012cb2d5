package dev.parley.client;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The loop that people copy, run as they would run it. */
final class ComputerUseExampleTest {
    @RegisterExtension
    static final WireMockExtension SERVER = Wire.server();

    private static MappingBuilder request(String path, String value) {
        return post("/v1/responses")
                .withHeader("X-Parley-Dialect", equalTo("openai-v1"))
                .withRequestBody(matchingJsonPath("$.tools[0].type", equalTo("computer_use_preview")))
                .withRequestBody(matchingJsonPath(path, equalTo(value)));
    }

    private static String response(String id, String item) {
        return Wire.text("response-function-call.json")
                .replace("\"resp_1\"", "\"" + id + "\"")
                .replaceFirst("(?s)\"output\": \\[.*?\\]", "\"output\": [" + item + "]");
    }

    private static String call(String id, String action, String checks) {
        return "{\"type\":\"computer_call\",\"id\":\"cu\",\"call_id\":\"" + id + "\",\"status\":\"completed\","
                + "\"pending_safety_checks\":[" + checks + "],\"action\":" + action + "}";
    }

    private static String calls(String id, String actions, String checks) {
        return call(id, "", checks).replace("\"action\":", "\"actions\":[" + actions + "]");
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void the_example_acts_until_the_model_has_something_to_say() throws IOException, InterruptedException {
        String click = "{\"type\":\"click\",\"button\":\"left\",\"x\":7,\"y\":9}";
        String text = "{\"type\":\"type\",\"text\":\"hi\"}";
        String key = "{\"type\":\"keypress\",\"keys\":[\"ENTER\"]}";
        SERVER.stubFor(request("$.input", "Press the button.")
                .willReturn(Wire.json(200, response("resp_1", call("call_1", click, "")))));
        SERVER.stubFor(request("$.input[0].call_id", "call_1")
                .willReturn(Wire.json(
                        200,
                        response(
                                "resp_2",
                                calls("call_2", text + "," + key, "{\"id\":\"sc_1\",\"message\":\"Sure?\"}")))));
        SERVER.stubFor(
                request("$.previous_response_id", "resp_2")
                        .withRequestBody(
                                matchingJsonPath("$.input[0].acknowledged_safety_checks[0].id", equalTo("sc_1")))
                        .withRequestBody(matchingJsonPath(
                                "$.input[0].output.image_url", WireMock.matching("data:image/png;base64,.{100,}")))
                        .willReturn(
                                Wire.json(
                                        200,
                                        response(
                                                "resp_3",
                                                "{\"type\":\"message\",\"id\":\"msg_1\",\"role\":\"assistant\",\"status\":\"completed\","
                                                        + "\"content\":[{\"type\":\"output_text\",\"text\":\"Pressed.\",\"annotations\":[]}]}"))));

        assertThat(Example.run(Path.of("examples/ComputerUse.java"), SERVER.baseUrl()))
                .contains("\"x\":7", "(allowed: Sure?)", "\"text\":\"hi\"", "\"keys\":[\"ENTER\"]")
                .endsWith("\nPressed.\n");
    }
}
