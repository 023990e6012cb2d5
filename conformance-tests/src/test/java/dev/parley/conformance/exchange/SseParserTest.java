package dev.parley.conformance.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SseParserTest {
    private static SseStream parse(String text) {
        return SseParser.parse(Bytes.ofText(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void every_line_end_of_the_standard_separates_lines(String end) {
        SseStream stream = parse("event: a|data: 1||data: 2||".replace("|", end));

        assertThat(stream.frames()).extracting(Frame::data).containsExactly("1", "2");
        assertThat(stream.frames()).extracting(Frame::event).containsExactly(Optional.of("a"), Optional.empty());
        assertThat(stream.problems()).isEmpty();
    }

    @Test
    void data_lines_are_joined_and_comments_are_dropped() {
        assertThat(parse(": hi\ndata: {\n:\ndata:}\n\n").frames())
                .extracting(Frame::data)
                .containsExactly("{\n}");
    }

    @Test
    void a_leading_byte_order_mark_is_no_part_of_the_first_field() {
        assertThat(parse("\ufeffdata: 1\n\n").frames()).extracting(Frame::data).containsExactly("1");
    }

    @Test
    void only_one_space_after_the_colon_is_dropped() {
        assertThat(parse("data:  x\n\n").frames()).extracting(Frame::data).containsExactly(" x");
    }

    @Test
    void an_event_without_data_is_not_dispatched_and_leaves_no_type_behind() {
        assertThat(parse("event: a\n\ndata: 1\n\n").frames())
                .extracting(Frame::event)
                .containsExactly(Optional.empty());
    }

    @Test
    void a_stream_cut_in_a_line_says_so() {
        assertThat(parse("data: 1\n\ndata: 2").problems())
                .singleElement()
                .asString()
                .contains("middle of a line");
    }

    @Test
    void a_last_frame_without_blank_line_says_so_and_is_not_dispatched() {
        SseStream stream = parse("data: 1\n\ndata: 2\n");

        assertThat(stream.frames()).hasSize(1);
        assertThat(stream.problems()).singleElement().asString().contains("blank line");
    }

    @Test
    void bytes_that_are_not_utf_8_say_so() {
        byte[] bytes = {'d', 'a', 't', 'a', ':', (byte) 0xff, '\n', '\n'};

        assertThat(SseParser.parse(Bytes.of(bytes)).problems())
                .isEqualTo(List.of("bytes that are not UTF-8 in frame 0"));
    }

    @Test
    void frames_know_the_offset_after_their_blank_line() {
        assertThat(parse("data: 1\n\ndata: 2\n\n").frames())
                .extracting(Frame::end)
                .containsExactly(9, 18);
    }
}
