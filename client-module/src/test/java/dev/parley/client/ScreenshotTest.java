package dev.parley.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.json.Json;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerCallOutput;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class ScreenshotTest {
    private static ComputerCall call(String checks) throws IOException {
        return Json.read(
                "{\"type\":\"computer_call\",\"id\":\"cu_1\",\"call_id\":\"call_1\",\"action\":{\"type\":\"wait\"}"
                        + checks + "}",
                ComputerCall::read);
    }

    private static void assertJson(ComputerCallOutput output, String json) throws IOException {
        assertThat(Json.parse(output.toJson())).isEqualTo(Json.parse(json));
    }

    @Test
    void a_call_is_answered_with_an_image_at_a_url_or_within_the_request() throws IOException {
        assertJson(
                Screenshot.at("https://a.example/s.png").answer(call("")),
                "{\"type\":\"computer_call_output\",\"call_id\":\"call_1\",\"output\":{\"type\":\"computer_screenshot\","
                        + "\"image_url\":\"https://a.example/s.png\"}}");
        assertJson(
                Screenshot.png(new byte[] {1, 2, 3})
                        .asInputImage()
                        .asInputImage()
                        .answer(call("")),
                "{\"type\":\"computer_call_output\",\"call_id\":\"call_1\",\"output\":{\"type\":\"input_image\","
                        + "\"image_url\":\"data:image/png;base64,AQID\"}}");
    }

    @Test
    void a_call_with_safety_checks_is_answered_only_by_acknowledging_all_of_them() throws IOException {
        ComputerCall call = call(
                ",\"pending_safety_checks\":[{\"id\":\"sc_1\",\"code\":\"c\",\"message\":\"m\"},{\"id\":\"sc_2\"}]");
        Screenshot screenshot = Screenshot.at("https://a.example/s.png");

        assertThatThrownBy(() -> screenshot.answer(call)).isInstanceOf(IllegalArgumentException.class);
        assertJson(
                screenshot.answerAcknowledging(call),
                "{\"type\":\"computer_call_output\",\"call_id\":\"call_1\",\"output\":{\"type\":\"computer_screenshot\","
                        + "\"image_url\":\"https://a.example/s.png\"},\"acknowledged_safety_checks\":["
                        + "{\"id\":\"sc_1\",\"code\":\"c\",\"message\":\"m\"},{\"id\":\"sc_2\"}]}");
    }
}
