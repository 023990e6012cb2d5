package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As deep as the parser lets a document be, on a stack that is half of what a thread usually has. */
final class SmallStackTest {
    private static final int STACK = 512 * 1024;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[|]",
                "{\"a\":|}",
                "{\"type\":\"message\",\"content\":[|]}",
                "{\"role\":\"user\",\"content\":[|]}",
                "{\"input\":[|]}",
                "{\"parameters\":|,\"type\":\"function\"}",
                "{\"filters\":[|],\"type\":\"and\"}",
                "{\"type\":\"or\",\"filters\":[|]}",
                "{\"tools\":[|],\"type\":\"namespace\"}",
                "{\"type\":\"namespace\",\"tools\":[|]}"
            })
    void a_deep_document_needs_little_stack(String layer) throws Exception {
        int cut = layer.indexOf('|');
        String open = layer.substring(0, cut);
        String close = layer.substring(cut + 1);
        int levels = 240 / (int) layer.chars().filter(c -> c == '{' || c == '[').count();
        String deep = open.repeat(levels) + "7" + close.repeat(levels);
        for (String name : List.of("input", "tools", "x", "metadata", "tool_choice", "output")) {
            String json = "{\"" + name + "\":" + deep + "}";
            onSmallStack(() -> survives(json, CreateResponse::read));
            onSmallStack(() -> survives(json, Response::read));
            String inList = "{\"" + name + "\":[" + deep + "]}";
            onSmallStack(() -> survives(inList, CreateResponse::read));
        }
    }

    private static <T extends JsonModel> void survives(String json, JsonReader<T> reader) throws IOException {
        T model = Json.read(json, reader);
        assertThat(Json.parse(Json.write(model)).equals(Json.parse(json))).isTrue();
        assertThat(model.equals(Json.read(json, reader))).isTrue();
        assertThat(model.hashCode()).isEqualTo(Json.read(json, reader).hashCode());
        assertThat(model.toString()).isNotEmpty();
        try {
            Json.readStrict(json, reader);
        } catch (JsonProcessingException e) {
            assertThat(e.getMessage()).isNotEmpty();
        }
    }

    private interface Check {
        void run() throws Exception;
    }

    private static void onSmallStack(Check check) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Runnable body = () -> {
            try {
                check.run();
            } catch (Throwable e) {
                failure.set(e);
            }
        };
        Thread thread = new Thread(null, body, "small stack", STACK);
        thread.start();
        thread.join();
        assertThat(failure.get()).isNull();
    }
}
