package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.json.Json;
import dev.parley.json.JsonMismatchException;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of properties means nothing, wherever the one stands that tells the members of a union apart. */
final class AnyOrderTest {
    @Test
    void every_example_is_the_same_value_in_every_order() throws IOException {
        Random random = new Random(20_261_121);
        for (Examples.Example example : Examples.all()) {
            JsonModel expected = read(example, example.document());
            assertThat(read(example, sorted(example.document())))
                    .as("%s", example)
                    .isEqualTo(expected);
            for (int round = 0; round < 10; round++) {
                JsonValue shuffled = shuffled(example.document(), random);
                assertThat(read(example, shuffled)).as("%s", shuffled).isEqualTo(expected);
            }
        }
    }

    @Test
    void orders_that_change_between_threads_disturb_nobody() throws Exception {
        JsonValue document =
                Json.parse("{\"type\":\"response.output_text.delta\",\"sequence_number\":7,\"item_id\":\"msg_1\","
                        + "\"output_index\":0,\"content_index\":1,\"delta\":\"a\"}");
        StreamEvent expected = Json.read(Json.write(document), StreamEvent::read);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 5_000; i++) {
                        byte[] json = Json.write(shuffled(document, random));
                        assertThat(Json.read(json, StreamEvent::read)).isEqualTo(expected);
                    }
                    return null;
                }));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Read from bytes, which can be looked at ahead, and from characters, which are buffered. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delta\":\"a\",\"ty\\u0070e\":\"response.output_text.delta\",\"sequence_number\":1}",
                "{\"delta\":\"\\\"type\\\":\\\"error\\\"\",\"type\":\"response.output_text.delta\"}",
                "{\"delta\":\"\\\\\",\"type\":\"response.output_text.delta\"}",
                "{\"delta\":\",\\\"type\\\":\\\"error\",\"x\":[{\"type\":\"error\"}],\"y\":{\"type\":\"error\"},"
                        + "\"type\":\"response.refusal.delta\" , \"z\" : 1e5 }",
                " {\n\"delta\" :\t\"a\" , \"logprobs\":[ ] ,\r\n \"type\" : \"response.output_text.delta\" \n} ",
                "{\"delta\":\"a\",\"type\":7}",
                "{\"delta\":\"a\",\"type\":null,\"x\":true}",
                "{\"delta\":\"a\",\"type\":\"\"}",
                "{\"delta\":\"a\",\"type\":\"somebody.else\"}",
                "{\"delta\":\"a\",\"type\":\"response.output_text.delt\\u0061\"}",
                "{\"delta\":\"a\",\"type\":\"f\u00fcnction\"}",
                "{\"delta\":\"a\"}",
                "{}",
                "{\"response\":{\"output\":[{\"content\":[{\"text\":\"]}\\\"\",\"type\":\"output_text\"}],\"type\":\"message\"}]},"
                        + "\"type\":\"response.completed\"}",
            })
    void bytes_and_characters_are_the_same_value(String json) throws IOException {
        StreamEvent fromBytes = Json.read(json.getBytes(StandardCharsets.UTF_8), StreamEvent::read);
        assertThat(fromBytes).isEqualTo(Json.read(json, StreamEvent::read));
        assertThat(Json.parse(Json.write(fromBytes))).isEqualTo(Json.parse(json));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"delta\":\"a\",\"type\":\"response.output_text.delta\"",
                "{\"delta\":\"a,\"type\":\"response.output_text.delta\"}",
                "{\"delta\":[,\"type\":\"response.output_text.delta\"}",
                "{\"delta\":tru,\"type\":\"response.output_text.delta\"}",
                "{\"delta\" \"a\",\"type\":\"response.output_text.delta\"}",
                "{\"delta\":\"a\" \"type\":\"response.output_text.delta\"}",
                "{,\"type\":\"response.output_text.delta\"}",
                "{\"type\"}",
                "{\"a",
                "{\"a\":\"",
                "{\"a\":\"\\",
                "{\"a\":[\"",
            })
    void what_is_no_json_is_refused_although_its_type_is_found(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> Json.read(bytes, StreamEvent::read)).isInstanceOf(IOException.class);
    }

    @Test
    void a_type_that_comes_twice_is_refused_by_a_strict_reader_and_kept_as_the_last_by_a_lenient_one()
            throws IOException {
        String json = "{\"delta\":\"a\",\"type\":\"response.output_text.delta\",\"type\":\"response.refusal.delta\"}";
        assertThatThrownBy(() -> Json.readStrict(json.getBytes(StandardCharsets.UTF_8), StreamEvent::read))
                .isInstanceOf(JsonMismatchException.class);
        StreamEvent event = Json.read(json.getBytes(StandardCharsets.UTF_8), StreamEvent::read);
        assertThat(Json.parse(Json.write(event)))
                .isEqualTo(Json.parse("{\"delta\":\"a\",\"type\":\"response.refusal.delta\"}"));
    }

    @Test
    void what_lies_deep_or_far_behind_is_found_too() throws IOException {
        String filter = "{\"key\":\"a\",\"type\":\"eq\",\"value\":\"b\"}";
        for (int depth = 0; depth < 40; depth++) {
            filter = "{\"filters\":[" + filter + "],\"type\":\"and\"}";
        }
        String far = "{\"text\":\"" + "x".repeat(200_000) + "\",\"annotations\":[],\"type\":\"output_text\"}";
        for (String json : List.of(
                "{\"filters\":" + filter + ",\"vector_store_ids\":[],\"type\":\"file_search\"}",
                "{\"x\":[" + far + "],\"content\":[" + far + "],\"type\":\"message\"}")) {
            assertThat(Json.read(json.getBytes(StandardCharsets.UTF_8), Tool::read))
                    .isEqualTo(Json.read(json, Tool::read));
            assertThat(Json.read(json.getBytes(StandardCharsets.UTF_8), OutputItem::read))
                    .isEqualTo(Json.read(json, OutputItem::read));
        }
    }

    private static JsonModel read(Examples.Example example, JsonValue document) throws IOException {
        return Json.read(Json.write(document), example.reader());
    }

    private static JsonValue sorted(JsonValue value) {
        return reordered(value, Collections::sort);
    }

    private static JsonValue shuffled(JsonValue value, Random random) {
        return reordered(value, names -> Collections.shuffle(names, random));
    }

    private static JsonValue reordered(JsonValue value, Consumer<List<String>> order) {
        if (value instanceof JsonValue.Arr array) {
            return new JsonValue.Arr(
                    array.items().stream().map(item -> reordered(item, order)).toList());
        }
        if (!(value instanceof JsonValue.Obj object)) {
            return value;
        }
        List<String> names = new ArrayList<>(object.members().keySet());
        order.accept(names);
        Map<String, JsonValue> members = new LinkedHashMap<>();
        names.forEach(name -> members.put(name, reordered(object.members().get(name), order)));
        return new JsonValue.Obj(members);
    }
}
