package dev.parley.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.server.fake.ChatReply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events of one moment leave together, and none waits for the next moment. */
final class MomentTest extends ChatFixture {
    private static final String BODY = "{\"model\":\"m-1\",\"input\":\"hello\",\"stream\":true}";

    @Test
    void what_one_word_becomes_comes_in_one_chunk_while_the_model_goes_on() throws Exception {
        upstream.next(ChatReply.stream().text("early").hold());
        try (LiveStream stream = LiveStream.post(server.uri(), BODY)) {
            stream.skipHead();

            assertThat(types(stream.chunk())).containsExactly("response.created", "response.in_progress");
            assertThat(types(stream.chunk()))
                    .containsExactly(
                            "response.output_item.added", "response.content_part.added", "response.output_text.delta");
        }
    }

    @Test
    void the_end_comes_in_one_chunk() throws Exception {
        upstream.next(
                ChatReply.stream().text("early").finish("stop").usage(1, 1).done());
        try (LiveStream stream = LiveStream.post(server.uri(), BODY)) {
            stream.skipHead();
            stream.chunk();
            stream.chunk();

            assertThat(types(stream.chunk()))
                    .containsExactly(
                            "response.output_text.done",
                            "response.content_part.done",
                            "response.output_item.done",
                            "response.completed");
        }
    }

    private static List<String> types(String frames) {
        List<String> types = new ArrayList<>();
        frames.lines()
                .filter(line -> line.startsWith("event: "))
                .forEach(line -> types.add(line.substring("event: ".length())));
        return types;
    }
}
