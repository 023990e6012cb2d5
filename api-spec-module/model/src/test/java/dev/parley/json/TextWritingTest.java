package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts come back as they were, however long they are and whatever is in them. */
final class TextWritingTest {
    private static final String[] PIECES = {
        "a",
        "plain words ",
        "?",
        "\"",
        "\\",
        "\n",
        "\r\n",
        "\t",
        "\b",
        "\f",
        "\u0000",
        "\u001f",
        "\u007f",
        "é",
        "ÿ",
        "€",
        "漢字",
        "\ud83d\ude00",
        "\u2028",
        "\ufffd"
    };
    private static final String[] HALVES = {"\ud83d", "\ude00", "\ud83d\ud83d", "\ude00\ud83d"};

    @Test
    void every_text_comes_back() throws IOException {
        Random random = new Random(20_261_121);
        for (int length = 0; length < 400; length++) {
            for (int round = 0; round < 20; round++) {
                comesBack(text(random, length, PIECES));
            }
        }
        comesBack(text(random, 50_000, PIECES));
    }

    @Test
    void halves_of_pairs_come_back_too() throws IOException {
        Random random = new Random(20_261_122);
        for (int length = 1; length < 200; length++) {
            String half = HALVES[random.nextInt(HALVES.length)];
            comesBack(text(random, length, PIECES) + half + text(random, length, PIECES));
            comesBack("x".repeat(length) + half + "?".repeat(random.nextInt(3)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7_990, 7_999, 8_000, 8_001, 15_999, 16_000, 100_000})
    void the_ends_of_buffers_are_no_limits(int length) throws IOException {
        comesBack("x".repeat(length));
        comesBack("x".repeat(length) + "\n\u0001\"");
        comesBack("\n".repeat(length));
    }

    @Test
    void only_what_has_to_be_escaped_is() {
        String text = "Plain words, \"quoted\", and \\ and / and é and 漢 and \ud83d\ude00.\n\u0001";
        assertThat(new String(Json.write(new JsonValue.Str(text)), StandardCharsets.UTF_8))
                .isEqualTo("\"Plain words, \\\"quoted\\\", and \\\\ and / and é and 漢 and \ud83d\ude00.\\n\\u0001\"");
    }

    private static void comesBack(String text) throws IOException {
        JsonValue value = new JsonValue.Str(text);
        assertThat(Json.parse(Json.write(value))).isEqualTo(value);
    }

    private static String text(Random random, int pieces, String[] from) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(from[random.nextInt(from.length)]);
        }
        return text.toString();
    }
}
