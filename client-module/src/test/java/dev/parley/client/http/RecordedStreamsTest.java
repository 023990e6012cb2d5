package dev.parley.client.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.StreamEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever servers sent comes out as it went in, in whatever frames and pieces it arrives. */
final class RecordedStreamsTest {
    private static final Path RECORDINGS = Path.of("../../shared/recordings/streams.jsonl");

    @Test
    void recorded_streams_come_out_unchanged() throws IOException {
        assumeTrue(Files.exists(RECORDINGS), "no recordings beside the project; our own streams are tested below");
        try (Stream<String> lines = Files.lines(RECORDINGS)) {
            assertThat(checkAll(lines)).isGreaterThan(700);
        }
    }

    @Test
    void streams_of_our_own_come_out_unchanged() throws IOException {
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/wire/streams.jsonl"))) {
            assertThat(checkAll(new String(in.readAllBytes(), UTF_8).lines())).isGreaterThan(3);
        }
    }

    private static int checkAll(Stream<String> lines) throws IOException {
        Random random = new Random(20261121);
        int streams = 0;
        for (String line : (Iterable<String>) lines::iterator) {
            List<JsonValue> events = events(line);
            if (!events.isEmpty()) {
                check(events, random);
                streams++;
            }
        }
        return streams;
    }

    private static void check(List<JsonValue> events, Random random) throws IOException {
        byte[] framed = Frames.frame(events.stream().map(JsonValue::toJson).toList(), random);
        List<JsonValue> read = new ArrayList<>();
        InputStream pieces = Frames.inPieces(framed, random, 1 + random.nextInt(3_000));
        try (EventStream<StreamEvent> stream = new SseEventStream<>(pieces, StreamEvent::read)) {
            while (stream.hasNext()) {
                read.add(Json.parse(Json.write(stream.next())));
            }
        }
        assertThat(read).isEqualTo(events);
    }

    /** The recordings' data is JSON, or text where the recorder could not read it. */
    private static List<JsonValue> events(String line) throws IOException {
        JsonValue.Obj stream = (JsonValue.Obj) Json.parse(line);
        List<JsonValue> events = new ArrayList<>();
        for (JsonValue event : ((JsonValue.Arr) Objects.requireNonNull(stream.get("events"))).items()) {
            if (((JsonValue.Obj) event).get("data") instanceof JsonValue.Obj data) {
                events.add(data);
            }
        }
        return events;
    }
}
