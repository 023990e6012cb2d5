package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** There are two ways in, and nobody can tell which one a document took. */
final class Utf8DocumentsTest {
    private static final byte[] DOCUMENT = "{\"type\":\"x\"}".getBytes(StandardCharsets.UTF_8);

    @Test
    void both_ways_have_the_same_settings() throws IOException {
        try (JsonParser direct = Utf8Documents.open(new Utf8Parser.Document(DOCUMENT, 0, DOCUMENT.length));
                JsonParser usual = Json.factory().createParser(DOCUMENT)) {
            for (JsonParser.Feature feature : JsonParser.Feature.values()) {
                assertThat(direct.isEnabled(feature)).as(feature.name()).isEqualTo(usual.isEnabled(feature));
            }
            assertThat(direct.streamReadConstraints().getMaxNestingDepth())
                    .isEqualTo(usual.streamReadConstraints().getMaxNestingDepth());
        }
    }

    @Test
    void documents_in_other_encodings_take_the_other_way() throws IOException {
        byte[] wide = "{\"type\":\"x\"}".getBytes(StandardCharsets.UTF_16LE);

        assertThat(Utf8Documents.isOne(wide, 0, wide.length)).isFalse();
        assertThat(Json.parse(wide)).isEqualTo(Json.parse(DOCUMENT));
    }
}
