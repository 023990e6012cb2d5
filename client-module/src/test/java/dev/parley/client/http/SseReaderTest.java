package dev.parley.client.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseReaderTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void every_line_end_ends_lines_and_frames(String end) throws IOException {
        String text = "event: a" + end + "data: 1" + end + end + "data: 2" + end + "data: 3" + end + end;

        assertThat(Frames.read(Frames.of(text))).containsExactly("1", "2\n3");
    }

    @Test
    void line_ends_may_be_mixed() throws IOException {
        assertThat(Frames.read(Frames.of("data: 1\r\n\ndata: 2\r\rdata: 3\n\r\ndata: 4\r\n\r")))
                .containsExactly("1", "2", "3", "4");
    }

    @Test
    void a_frame_is_there_as_soon_as_its_blank_line_begins() throws IOException {
        SseReader reader = new SseReader(Frames.of("data: 1\r\n\r"));

        assertThat(reader.next()).isTrue();
        assertThat(reader.text()).isEqualTo("1");
    }

    @Test
    void a_byte_order_mark_is_skipped_at_the_beginning_only() throws IOException {
        assertThat(Frames.read(Frames.of("\uFEFFdata: 1\n\n\uFEFFdata: 2\n\ndata: \uFEFF3\n\n")))
                .containsExactly("1", "\uFEFF3");
    }

    @Test
    void comments_unknown_fields_and_frames_without_data_are_skipped() throws IOException {
        String text =
                ": ping\n\nevent: x\n\ndata\n\ndata:\n\ndata: \n\ndatax: 7\nfoo\n data: 8\n\nretry: 5\n:\ndata: 1\n: in between\ndata: 2\n\n";

        assertThat(Frames.read(Frames.of(text))).containsExactly("1\n2");
    }

    @Test
    void one_space_after_the_colon_belongs_to_the_frame_and_more_belong_to_the_data() throws IOException {
        assertThat(Frames.read(Frames.of("data:1\n\ndata:  2 \n\ndata:a:b\n\n")))
                .containsExactly("1", " 2 ", "a:b");
    }

    @Test
    void empty_lines_of_data_are_kept_within_a_frame() throws IOException {
        assertThat(Frames.read(Frames.of("data\ndata: 1\ndata\ndata:\n\n"))).containsExactly("\n1\n\n");
    }

    @Test
    void pieces_may_end_anywhere_even_within_a_character() throws IOException {
        byte[] bytes = "\uFEFFid: 1\r\ndata: \"äöü€🙂\"\r\ndata: zwei\r\n\r\ndata: ✓\n\n".getBytes(UTF_8);

        for (int seed = 0; seed < 200; seed++) {
            assertThat(Frames.read(Frames.inPieces(bytes, new Random(seed), 1 + seed % 4)))
                    .containsExactly("\"äöü€🙂\"\nzwei", "✓");
        }
    }

    @Test
    void an_unfinished_frame_is_dropped_and_noticed() throws IOException {
        SseReader reader = new SseReader(Frames.of("data: 1\n\ndata: 2\n"));

        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isFalse();
        assertThat(reader.unfinished()).isTrue();
    }

    @Test
    void a_comment_at_the_end_is_no_unfinished_frame() throws IOException {
        SseReader reader = new SseReader(Frames.of("data: 1\n\n: bye"));

        assertThat(reader.next()).isTrue();
        assertThat(reader.next()).isFalse();
        assertThat(reader.unfinished()).isFalse();
    }

    @Test
    void ids_last_until_the_next_one_and_null_characters_make_them_invalid() throws IOException {
        SseReader reader = new SseReader(Frames.of("id: 7\ndata: 1\n\ndata: 2\n\nid: 8\0\ndata: 3\n\nid\ndata: 4\n\n"));

        for (String expected : new String[] {"7", "7", "7", ""}) {
            assertThat(reader.next()).isTrue();
            assertThat(reader.lastEventId()).isEqualTo(expected);
        }
    }

    @Test
    void frames_of_any_length_fit_up_to_the_limit() throws IOException {
        String large = "x".repeat(100_000);
        byte[] text = ("data: 1\n\ndata: " + large + "\ndata: " + large + "\n\ndata: 2\n\n").getBytes(UTF_8);

        assertThat(Frames.read(Frames.inPieces(text, new Random(1), 5_000)))
                .containsExactly("1", large + "\n" + large, "2");
        SseReader limited = new SseReader(new ByteArrayInputStream(text), 100_000);
        assertThat(limited.next()).isTrue();
        assertThatThrownBy(limited::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("longer than 100000 bytes");
    }

    @Test
    void done_is_recognised_only_as_the_whole_data() throws IOException {
        SseReader reader = new SseReader(Frames.of("data: \"[DONE]\"\n\ndata: [DONE]\n\n"));

        assertThat(reader.next()).isTrue();
        assertThat(reader.isDone()).isFalse();
        assertThat(reader.next()).isTrue();
        assertThat(reader.isDone()).isTrue();
    }
}
