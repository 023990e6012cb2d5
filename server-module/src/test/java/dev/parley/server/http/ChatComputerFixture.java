package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.server.Coordinates;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.ServerConfig.EngineKind;
import dev.parley.server.ServerConfig.Route;
import dev.parley.server.TestServer;
import dev.parley.server.fake.ChatReply;
import java.util.ArrayList;
import java.util.List;

/** A computer that is driven by a model behind chat completions, which calls a function. */
abstract class ChatComputerFixture extends ChatFixture {
    static final String TASK = "{\"role\":\"user\",\"content\":\"Press the button.\"}";
    static final String SIZE =
            "\"display_width\":" + ActionSamples.WIDTH + ",\"display_height\":" + ActionSamples.HEIGHT;
    static final String SCREEN = "data:image/png;base64,AAAA";

    static String tool(String dialect) {
        String type = dialect.equals("lightcone-v1") ? "computer_use" : "computer_use_preview";
        return "{\"type\":\"" + type + "\"," + SIZE + ",\"environment\":\"browser\"}";
    }

    Answer ask(String dialect, String more) {
        return asked(dialect, "\"tools\":[" + tool(dialect) + "]," + more);
    }

    Answer asked(String dialect, String more) {
        return http.post(
                dialect.equals("v5") ? "/v5/responses" : PATH,
                "{\"model\":\"any/vision\"," + more + "}",
                "X-Parley-Dialect",
                dialect);
    }

    /** What the model says when it calls the computer's function, whole, with each of these arguments. */
    static ChatReply calling(String... arguments) {
        List<String> calls = new ArrayList<>();
        for (String each : arguments) {
            calls.add("{\"id\":\"call_" + calls.size() + "\",\"type\":\"function\",\"function\":{\"name\":\"computer\","
                    + "\"arguments\":" + quoted(each) + "}}");
        }
        return ChatReply.json("{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":null,"
                + "\"tool_calls\":[" + String.join(",", calls) + "]},\"finish_reason\":\"tool_calls\"}]}");
    }

    static String quoted(String text) {
        return JsonNodeFactory.instance.textNode(text).toString();
    }

    static String input(String... items) {
        return "\"input\":[" + String.join(",", items) + "]";
    }

    static String after(Answer answer) {
        return ",\"previous_response_id\":\"" + answer.at("/id") + "\"";
    }

    static String screenshot(String callId, String type, String url) {
        return "{\"type\":\"computer_call_output\",\"call_id\":\"" + callId + "\",\"output\":{\"type\":\"" + type
                + "\",\"image_url\":\"" + url + "\"}}";
    }

    /** Another server, whose model writes positions as cells of a grid. */
    TestServer inFrontOfOneThatCountsInCells() {
        String url = upstream.baseUrl().toString();
        return TestServer.routed(new Route(
                "*", EngineKind.CHAT, url, null, null, 5, null, null, Coordinates.GRID, null, null, 0, 0, null));
    }

    /** The response in which the model wants these actions done. */
    Answer called(String dialect, String... actions) throws Exception {
        upstream.next(calling(actions));
        Answer answer = ask(dialect, input(TASK));
        upstream.takeRequest();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** What the upstream is asked next. */
    JsonNode asked() throws Exception {
        return Http.tree(upstream.takeRequest().body());
    }
}
