package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import dev.parley.server.Http.Frame;
import dev.parley.server.TestServer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CreateTest {
    private static final String HELLO = "{\"model\":\"parley-scripted\",\"input\":\"hello there\"}";
    private static final String STREAMED = "{\"model\":\"parley-scripted\",\"input\":\"hello there\",\"stream\":true}";

    private TestServer server;
    private Http http;

    @BeforeAll
    void start() {
        server = TestServer.scripted();
        http = new Http(server.uri());
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void a_text_is_answered_with_one_assistant_message() {
        JsonNode response = http.post("/v1/responses", HELLO).json();

        assertThat(response.at("/status").asText()).isEqualTo("completed");
        assertThat(response.at("/id").asText()).startsWith("resp_");
        assertThat(response.at("/output")).hasSize(1);
        assertThat(response.at("/output/0/role").asText()).isEqualTo("assistant");
        assertThat(response.at("/output/0/content/0/text").asText()).contains("hello there");
        assertThat(response.at("/output/0/content/0/annotations").isArray()).isTrue();
        assertThat(response.at("/usage/total_tokens").asLong())
                .isEqualTo(response.at("/usage/input_tokens").asLong()
                        + response.at("/usage/output_tokens").asLong());
    }

    @Test
    @Tag("OBJECT-04")
    void what_was_asked_for_is_echoed() {
        JsonNode response = http.post(
                        "/v1/responses",
                        "{\"model\":\"parley-scripted\",\"input\":\"hi\",\"temperature\":0.5,\"instructions\":\"Be brief.\","
                                + "\"metadata\":{\"k\":\"v\"},\"tool_choice\":\"none\"}")
                .json();

        assertThat(response.at("/temperature").asDouble()).isEqualTo(0.5);
        assertThat(response.at("/instructions").asText()).isEqualTo("Be brief.");
        assertThat(response.at("/metadata/k").asText()).isEqualTo("v");
        assertThat(response.at("/tool_choice").asText()).isEqualTo("none");
        assertThat(response.at("/tools").isArray()).isTrue();
    }

    @Test
    @Tag("STREAM-03")
    void a_stream_begins_with_created_and_ends_with_completed() {
        List<Frame> frames = http.post("/v1/responses", STREAMED).frames();

        assertThat(frames.get(0).type()).isEqualTo("response.created");
        assertThat(frames.get(1).type()).isEqualTo("response.in_progress");
        assertThat(frames.get(frames.size() - 1).type()).isEqualTo("response.completed");
        assertThat(frames).allMatch(frame -> frame.type().equals(frame.event()));
    }

    @Test
    @Tag("STREAM-04")
    void sequence_numbers_count_from_0_without_a_gap() {
        List<Frame> frames = http.post("/v1/responses", STREAMED).frames();

        assertThat(frames.stream()
                        .map(frame -> frame.data().get("sequence_number").asInt()))
                .containsExactlyElementsOf(
                        IntStream.range(0, frames.size()).boxed().toList());
    }

    @Test
    @Tag("STREAM-08")
    void deltas_add_up_to_what_is_done_and_to_what_is_returned() {
        List<Frame> frames = http.post("/v1/responses", STREAMED).frames();
        StringBuilder deltas = new StringBuilder();
        frames.stream()
                .filter(frame -> frame.type().equals("response.output_text.delta"))
                .forEach(frame -> deltas.append(frame.data().get("delta").asText()));
        JsonNode done = only(frames, "response.output_text.done").data();
        JsonNode item = only(frames, "response.output_item.done").data().get("item");
        JsonNode terminal = frames.get(frames.size() - 1).data().get("response");

        assertThat(deltas).hasToString(done.get("text").asText());
        assertThat(item.at("/content/0/text")).isEqualTo(done.get("text"));
        assertThat(terminal.at("/output/0")).isEqualTo(item);
    }

    @Test
    @Tag("STREAM-02")
    void v5_frames_have_no_event_line() {
        Answer answer =
                http.post("/v5/responses", "{\"model\":\"parley/scripted\",\"input\":\"hello\",\"stream\":true}");

        assertThat(answer.type()).startsWith("text/event-stream");
        assertThat(answer.frames()).isNotEmpty().allMatch(frame -> frame.event() == null);
    }

    @Test
    void the_type_of_the_answer_is_what_was_asked_for_and_not_what_is_accepted() {
        assertThat(http.post("/v1/responses", STREAMED, "Accept", "application/json")
                        .type())
                .startsWith("text/event-stream");
        assertThat(http.post("/v1/responses", HELLO, "Accept", "text/event-stream")
                        .type())
                .startsWith("application/json");
        assertThat(http.post("/v1/responses", HELLO, "Accept", "text/event-stream, application/json;q=0.5")
                        .type())
                .startsWith("application/json");
    }

    @Test
    @Tag("STREAM-08")
    @Tag("INPUT-03")
    void a_forced_function_is_called_with_arguments_that_are_json() {
        List<Frame> frames = http.post(
                        "/v1/responses",
                        "{\"model\":\"parley-scripted\",\"input\":\"weather?\",\"stream\":true,\"tools\":[{\"type\":\"function\","
                                + "\"name\":\"get_weather\",\"parameters\":{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},"
                                + "\"required\":[\"city\"]},\"strict\":true}],\"tool_choice\":{\"type\":\"function\",\"name\":\"get_weather\"}}")
                .frames();
        JsonNode call = only(frames, "response.output_item.done").data().get("item");

        assertThat(call.get("type").asText()).isEqualTo("function_call");
        assertThat(call.get("name").asText()).isEqualTo("get_weather");
        assertThat(Http.tree(call.get("arguments").asText()).get("city").isTextual())
                .isTrue();
        assertThat(only(frames, "response.function_call_arguments.done").data().get("arguments"))
                .isEqualTo(call.get("arguments"));
    }

    @Test
    @Tag("OBJECT-06")
    void an_answer_that_the_token_limit_cuts_is_incomplete_and_says_why() {
        JsonNode response = http.post(
                        "/v1/responses", "{\"model\":\"parley-scripted\",\"input\":\"hello\",\"max_output_tokens\":3}")
                .json();

        assertThat(response.at("/status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
        assertThat(response.at("/output/0/status").asText()).isEqualTo("incomplete");
    }

    private static Frame only(List<Frame> frames, String type) {
        List<Frame> found =
                frames.stream().filter(frame -> frame.type().equals(type)).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
