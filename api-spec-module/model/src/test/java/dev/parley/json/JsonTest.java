package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole documents, good and bad. */
final class JsonTest {
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "{", "[1", "{\"a\":}", "{} x", "1 2", "nul", "{\"a\":1,}", "\"\u0001\""})
    void what_is_not_one_document_is_refused(String json) {
        assertThatThrownBy(() -> Json.parse(json)).isInstanceOf(JsonProcessingException.class);
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.read(new ByteArrayInputStream(bytes), JsonValue::read))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void numbers_keep_their_literal_and_objects_their_order() throws IOException {
        String json = "{\"b\":1.0,\"a\":-0,\"c\":1e5,\"d\":123456789012345678901234567890.10}";
        assertThat(Json.toString(Json.parse(json))).isEqualTo(json);
    }

    @Test
    void nesting_is_limited_by_the_parser_and_not_by_the_stack() throws Exception {
        String deepest = "[".repeat(250) + "]".repeat(250);
        String tooDeep = "[".repeat(100_000) + "]".repeat(100_000);
        onSmallStack(() -> assertThat(Json.toString(Json.parse(deepest))).isEqualTo(deepest));
        onSmallStack(() -> assertThatThrownBy(() -> Json.parse(tooDeep)).isInstanceOf(JsonProcessingException.class));
    }

    @Test
    void bytes_that_are_no_utf_8_are_refused() {
        byte[] latin = "{\"a\":\"\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Json.parse(latin)).isInstanceOf(IOException.class);
    }

    @Test
    void lone_surrogates_are_written_as_they_were_read() throws IOException {
        JsonValue lone = Json.parse("{\"a\":\"x\\ud83dy\",\"b\":\"\\ude00\"}");
        assertThat(Json.parse(Json.write(lone))).isEqualTo(lone);
        assertThat(Json.parse(Json.toString(lone))).isEqualTo(lone);
    }

    @Test
    void streams_of_the_caller_stay_open() throws IOException {
        AtomicBoolean closed = new AtomicBoolean();
        Json.read(
                new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public void close() {
                        closed.set(true);
                    }
                },
                JsonValue::read);
        Json.write(JsonValue.Null.NULL, new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.set(true);
            }
        });
        assertThat(closed).isFalse();
    }

    @Test
    void components_find_back_to_their_properties() {
        assertThat(Json.propertyName("callId")).isEqualTo("call_id");
        assertThat(Json.propertyName("type")).isEqualTo("type");
        assertThat(Json.propertyName("default_")).isEqualTo("default");
    }

    @Test
    void a_raw_value_can_be_read_as_something_else() throws IOException {
        JsonValue raw = Json.parse("{\"a\":[1,2],\"b\":[]}");
        assertThat(raw.as(p -> Read.map(p, q -> Read.list(q, Read::whole))).get("a"))
                .containsExactly(1L, 2L);
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void onSmallStack(Check check) throws InterruptedException {
        AtomicBoolean passed = new AtomicBoolean();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        check.run();
                        passed.set(true);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                },
                "small stack",
                512 * 1024);
        thread.start();
        thread.join();
        assertThat(passed).isTrue();
    }
}
