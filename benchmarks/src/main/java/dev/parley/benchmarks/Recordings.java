package dev.parley.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded streams beside the project, which are read where they lie. Leaves out events that openai-java refuses. */
final class Recordings {
    static final String FOLDER = "parley.recordings";
    private static final JsonMapper MAPPER = new JsonMapper();

    private Recordings() {}

    static Path file() {
        return Path.of(System.getProperty(FOLDER, "../shared/recordings"), "streams.jsonl");
    }

    static List<byte[]> events() {
        List<byte[]> events = new ArrayList<>();
        Codec strictest = Subject.OPENAI_JAVA.codec();
        try {
            for (String line : Files.readAllLines(file())) {
                for (JsonNode event : MAPPER.readTree(line).path("events")) {
                    JsonNode data = event.path("data");
                    if (data.isObject() && isRead(strictest, MAPPER.writeValueAsBytes(data))) {
                        events.add(MAPPER.writeValueAsBytes(data));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return events;
    }

    private static boolean isRead(Codec codec, byte[] json) {
        try {
            codec.write(codec.readEvent(json));
            return true;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }
}
