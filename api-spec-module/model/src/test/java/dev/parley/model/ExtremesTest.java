package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that nobody writes by mistake: kept as they are or refused, and never by another kind of exception. */
final class ExtremesTest {
    private static final int EVERY_BYTE_UP_TO = 1500;

    static List<Examples.Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void a_document_that_breaks_off_is_refused_wherever_it_does(Examples.Example example) {
        byte[] whole = Json.write(example.document());
        int step = 1 + whole.length / EVERY_BYTE_UP_TO;
        for (int length = 0; length < whole.length; length += step) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThat(catchThrowable(() -> Json.read(part, example.reader())))
                    .isInstanceOf(JsonProcessingException.class);
            assertThat(catchThrowable(() -> Json.readStrict(new ByteArrayInputStream(part), example.reader())))
                    .isInstanceOf(JsonProcessingException.class);
        }
    }

    @Test
    void a_document_that_breaks_off_says_where() {
        assertThatThrownBy(() -> Json.read("{\"input\":[{\"role\":\"us", CreateResponse::read))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageStartingWith("input[0].role: ");
        assertThatThrownBy(() -> Json.readStrict("{\"metadata\":{\"a b\":nul}}", CreateResponse::read))
                .isInstanceOf(JsonParseException.class)
                .hasMessageStartingWith("metadata[\"a b\"]: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "input", "tools", "metadata", "model", "temperature", "max_output_tokens", "type"})
    void nesting_without_end_is_refused_under_every_property(String name) {
        for (String open : List.of("[", "{\"input\":", "[{\"a\":", "{\"type\":\"message\",\"content\":[")) {
            byte[] deep = ("{\"" + name + "\":" + open.repeat(10_000)).getBytes(StandardCharsets.UTF_8);
            for (JsonReader<? extends JsonModel> reader : readers()) {
                assertThatThrownBy(() -> Json.read(deep, reader))
                        .isInstanceOf(StreamConstraintsException.class)
                        .hasMessageStartingWith(name);
                assertThatThrownBy(() -> Json.readStrict(deep, reader)).isInstanceOf(JsonProcessingException.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "temperature", "max_output_tokens", "model", "created_at"})
    void a_number_of_100_megabytes_is_refused_with_its_path(String name) {
        byte[] huge = ("{\"" + name + "\":" + "7".repeat(100_000_000) + "}").getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> Json.read(huge, Response::read))
                .isInstanceOf(StreamConstraintsException.class)
                .hasMessageStartingWith(name)
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(600));
        assertThatThrownBy(() -> Json.readStrict(new ByteArrayInputStream(huge), CreateResponse::read))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void a_number_that_nobody_converts_is_bounded_too() throws IOException {
        String fits = "{\"x\":" + "7".repeat(1000) + "}";
        assertThat(Json.read(fits, Response::read).extra().get("x")).hasToString("7".repeat(1000));
        String tooLong = "{\"x\":" + "7".repeat(1001) + "}";
        assertThatThrownBy(() -> Json.read(tooLong, Response::read)).isInstanceOf(StreamConstraintsException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999999", "-1e-999999999999", "1.0e+2147483648", "0e99999999999"})
    void an_exponent_without_end_is_kept_or_refused(String number) throws IOException {
        for (String name : List.of("x", "temperature", "max_output_tokens", "model", "logit_bias")) {
            String json = "{\"" + name + "\":" + number + "}";
            assertThat(Json.read(json, CreateResponse::read).toJson()).isEqualTo(json);
            Throwable strict = catchThrowable(() -> Json.readStrict(json, CreateResponse::read));
            assertThat(strict == null || strict instanceof JsonProcessingException)
                    .as(json)
                    .isTrue();
        }
    }

    @Test
    void a_string_of_25_million_characters_is_refused_with_its_path() {
        String huge = "{\"input\":[{\"content\":\"" + "x".repeat(25_000_000) + "\"}]}";
        assertThatThrownBy(() -> Json.read(huge, CreateResponse::read))
                .isInstanceOf(StreamConstraintsException.class)
                .hasMessageStartingWith("input[0].content");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ff",
                "c328",
                "a0a1",
                "e28228",
                "f0288cbc",
                "f8a1a1a1a1",
                "c0af",
                "e0809f",
                "f4908080",
                "eda080",
                "80",
                "f09f98"
            })
    void bytes_that_are_no_utf_8_are_kept_or_refused(String hex) throws IOException {
        byte[] odd = java.util.HexFormat.of().parseHex(hex);
        for (String around :
                List.of("{\"model\":\"%\"}", "{\"x%\":1}", "{\"metadata\":{\"a\":\"%\"}}", "%", "{\"a\":%}")) {
            byte[] json = around.replace("%", new String(odd, StandardCharsets.ISO_8859_1))
                    .getBytes(StandardCharsets.ISO_8859_1);
            readsOrRefuses(json);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0000007b",
                "7b000000",
                "00000022ffffffff",
                "0000feff00110000",
                "fffe0000227d",
                "feff007b",
                "00",
                "0000",
                "0000227b",
                "00000022",
                "fffe0000",
                "00007b00",
                "007b0000"
            })
    void other_encodings_are_read_or_refused(String hex) throws IOException {
        readsOrRefuses(java.util.HexFormat.of().parseHex(hex));
    }

    private static void readsOrRefuses(byte[] json) throws IOException {
        try {
            byte[] written = Json.write(Json.read(json, CreateResponse::read));
            assertThat(Json.parse(written)).isEqualTo(Json.parse(json));
            assertThat(new String(written, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                    .isEqualTo(written);
        } catch (JsonProcessingException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        Throwable strict = catchThrowable(() -> Json.readStrict(new ByteArrayInputStream(json), CreateResponse::read));
        assertThat(strict == null || strict instanceof JsonProcessingException).isTrue();
    }

    @Test
    void half_a_surrogate_pair_is_written_so_that_it_can_be_encoded() throws IOException {
        String json = "{\"model\":\"a\\ud83d\",\"x\":\"\\ude00\\ud83d\",\"y\":\"\ud83d\ude00\"}";
        CreateResponse request = Json.read(json, CreateResponse::read);
        assertThat(request.model()).isEqualTo("a\ud83d");
        assertThat(request.toJson()).isEqualTo(json);
        byte[] written = Json.write(request);
        assertThat(new String(written, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                .isEqualTo(written);
        assertThat(Json.read(written, CreateResponse::read)).isEqualTo(request);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1741476542", "1741476542.0", "1741476542.25", "1.741476542E9", "1741476542.1234567890123"})
    void created_at_keeps_the_form_it_came_in(String number) throws IOException {
        String json = "{\"id\":\"r\",\"object\":\"response\",\"created_at\":" + number + "}";
        assertThat(Json.parse(Json.read(json, Response::read).toJson())).isEqualTo(Json.parse(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{} {}", "{}]", "{}x", "{}\u0000", "{},", "{}\"\"", "{}//", "{}1"})
    void what_follows_the_document_is_refused(String json) {
        assertThatThrownBy(() -> Json.read(json, CreateResponse::read)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.readStrict(json, CreateResponse::read))
                .isInstanceOf(JsonProcessingException.class);
    }

    private static List<JsonReader<? extends JsonModel>> readers() {
        return List.of(CreateResponse::read, Response::read);
    }
}
