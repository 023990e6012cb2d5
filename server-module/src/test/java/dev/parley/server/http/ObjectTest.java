package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.server.Http;
import dev.parley.server.Http.Frame;
import dev.parley.server.StreamGrammar;
import dev.parley.server.fake.ChatReply;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The response object, however it is asked for. */
final class ObjectTest extends ChatFixture {

    @ParameterizedTest
    @Tag("OBJECT-02")
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1"})
    void it_was_created_now_and_says_so_the_same_way_everywhere(String dialect) {
        upstream.next(said());
        List<Frame> frames = http.post(
                        PATH, "{\"model\":\"m-1\",\"input\":\"hi\",\"stream\":true}", "X-Parley-Dialect", dialect)
                .frames();
        JsonNode begun = frames.get(0).data().get("response");
        JsonNode ended = frames.get(frames.size() - 1).data().get("response");
        JsonNode stored = http.get(PATH + "/" + ended.get("id").asText()).json();
        JsonNode created = begun.get("created_at");
        Instant time = created.isTextual() ? Instant.parse(created.asText()) : Instant.ofEpochSecond(created.asLong());

        assertThat(created.isTextual()).isEqualTo(dialect.equals("lightcone-v1"));
        assertThat(time).isCloseTo(Instant.now(), within(5, ChronoUnit.SECONDS));
        assertThat(ended.get("created_at")).isEqualTo(created);
        assertThat(stored).isEqualTo(ended);
    }

    @Test
    @Tag("OBJECT-01")
    void its_id_is_the_servers_own_and_new_each_time() {
        upstream.otherwise(request -> ChatReply.completion("Hi."));
        String first = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hi\"}").at("/id");
        String second = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hi\"}").at("/id");

        assertThat(first).matches("resp_[0-9a-f]{32}").isNotEqualTo(second);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"prompt_tokens_details\":{\"cached_tokens\":2,\"cache_write_tokens\":4}",
                "\"prompt_tokens_details\":{\"cached_tokens\":2},\"cache_creation_input_tokens\":4",
            })
    void what_was_written_to_a_cache_is_counted(String details) {
        upstream.next(ChatReply.stream()
                .text("Hi.")
                .finish("stop")
                .chunk("{\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":1," + details + "}}")
                .done());
        JsonNode input = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hi\",\"stream\":true}").frames().stream()
                .reduce((first, last) -> last)
                .orElseThrow()
                .data()
                .at("/response/usage/input_tokens_details");

        assertThat(input).isEqualTo(Http.tree("{\"cached_tokens\":2,\"cache_write_tokens\":4}"));
    }

    @Test
    @Tag("OBJECT-03")
    @Tag("OBJECT-05")
    void items_have_ids_and_statuses_and_usage_has_its_details() {
        upstream.next(said());
        JsonNode response =
                http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hi\"}").json();

        assertThat(response.at("/output/0/id").asText()).startsWith("msg_");
        assertThat(response.at("/output/0/status").asText()).isEqualTo("completed");
        assertThat(response.at("/output/0/content/0/annotations").isArray()).isTrue();
        assertThat(response.at("/usage/total_tokens").asInt()).isEqualTo(5);
        assertThat(response.at("/usage/input_tokens_details/cached_tokens").isNumber())
                .isTrue();
        assertThat(response.at("/usage/output_tokens_details/reasoning_tokens").isNumber())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"length", "content_filter"})
    @Tag("OBJECT-05")
    void tokens_without_anything_to_show_for_them_come_with_a_status_that_says_why(String finish) {
        upstream.next(ChatReply.stream().finish(finish).usage(3, 7).done());
        JsonNode response =
                http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hi\"}").json();

        assertThat(response.at("/usage/output_tokens").asInt()).isEqualTo(7);
        assertThat(response.at("/usage/total_tokens").asInt()).isEqualTo(10);
        assertThat(response.get("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asText()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    @Tag("OBJECT-05")
    @Tag("STREAM-12")
    void an_answer_in_which_the_model_chose_to_say_nothing_is_an_empty_message(boolean streamed) {
        upstream.next(ChatReply.stream().finish("stop").usage(3, 7).done());
        Http.Answer answer = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hi\",\"stream\":" + streamed + "}");
        JsonNode response = streamed ? StreamGrammar.check(answer.frames()) : answer.json();

        assertThat(response.get("status").asText()).isEqualTo("completed");
        assertThat(response.at("/usage/output_tokens").asInt()).isEqualTo(7);
        assertThat(response.get("output")).hasSize(1);
        assertThat(response.at("/output/0/type").asText()).isEqualTo("message");
        assertThat(response.at("/output/0/content")).hasSize(1);
        assertThat(response.at("/output/0/content/0"))
                .isEqualTo(Http.tree("{\"type\":\"output_text\",\"text\":\"\",\"annotations\":[]}"));
    }

    @Test
    @Tag("OBJECT-05")
    @Tag("OBJECT-06")
    void an_answer_that_used_all_its_tokens_and_says_nothing_was_cut_whatever_the_upstream_calls_it() {
        upstream.next(ChatReply.stream().finish("stop").usage(3, 20).done());
        JsonNode response = http.post(PATH, "{\"model\":\"m-1\",\"input\":\"hi\",\"max_output_tokens\":20}")
                .json();

        assertThat(response.get("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
        assertThat(response.get("output")).isEmpty();
    }

    @Test
    @Tag("OBJECT-04")
    void what_was_asked_for_is_echoed_in_a_background_response_too() {
        upstream.next(said());
        JsonNode queued = http.post(
                        PATH,
                        "{\"model\":\"m-1\",\"input\":\"hi\",\"background\":true,\"temperature\":0.5,\"top_p\":0.9,"
                                + "\"max_output_tokens\":50,\"metadata\":{\"k\":\"v\"},\"parallel_tool_calls\":true}")
                .json();

        assertThat(queued.get("temperature").asDouble()).isEqualTo(0.5);
        assertThat(queued.get("top_p").asDouble()).isEqualTo(0.9);
        assertThat(queued.get("max_output_tokens").asInt()).isEqualTo(50);
        assertThat(queued.at("/metadata/k").asText()).isEqualTo("v");
        assertThat(queued.get("truncation").asText()).isEqualTo("disabled");
        assertThat(queued.at("/text/format/type").asText()).isEqualTo("text");
    }

    @Test
    @Tag("OBJECT-06")
    void a_cut_answer_is_incomplete_and_says_why_also_with_a_required_tool() {
        upstream.next(ChatReply.stream().text("A long").finish("length").done());
        JsonNode response = http.post(
                        PATH,
                        "{\"model\":\"m-1\",\"input\":\"hi\",\"tool_choice\":\"required\",\"tools\":[{\"type\":\"function\","
                                + "\"name\":\"f\",\"parameters\":{},\"strict\":false}]}")
                .json();

        assertThat(response.get("status").asText()).isEqualTo("incomplete");
        assertThat(response.at("/incomplete_details/reason").asText()).isEqualTo("max_output_tokens");
    }

    @Test
    @Tag("STREAM-16")
    void a_slow_reader_loses_nothing() throws Exception {
        ChatReply reply = ChatReply.stream();
        String piece = "#".repeat(4_000);
        for (int i = 0; i < 1_500; i++) {
            reply = reply.raw("data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + piece + "\"}}]}\n\n");
        }
        upstream.next(reply.finish("stop").done());
        String body = "{\"model\":\"m-1\",\"input\":\"hi\",\"stream\":true}";
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4_096);
            socket.connect(
                    new InetSocketAddress(server.uri().getHost(), server.uri().getPort()));
            socket.getOutputStream()
                    .write(("POST /v1/responses HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
                                    + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n"
                                    + body)
                            .getBytes(StandardCharsets.UTF_8));
            Thread.sleep(2_500); // longer than a heartbeat, with all buffers full
            assertThat(pieces(socket.getInputStream(), piece)).isEqualTo(6 * 1_500);
        }
    }

    /** How many pieces came: each in a delta, the text, the part, the item, and twice in the response. */
    private static long pieces(InputStream in, String piece) throws Exception {
        String whole = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        assertThat(whole).contains("event: response.completed");
        long letters = whole.chars().filter(letter -> letter == '#').count();
        return letters / piece.length();
    }

    private static ChatReply said() {
        return ChatReply.stream().text("Hi.").finish("stop").usage(3, 2).done();
    }
}
