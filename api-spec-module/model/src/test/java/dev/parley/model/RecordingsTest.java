package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Real traffic, where it lies beside the project: everything decodes, and encodes to the same JSON tree. */
final class RecordingsTest {
    private static final Path RECORDINGS = Path.of("../../../shared/recordings");

    /** What some sender got wrong: no document has it so. Everything else is typed. */
    private static final Set<String> MALFORMED = Set.of(
            // parts and roles of chat completions, sent as items and messages
            "InputItem.Unknown \"image\"",
            "InputItem.Unknown \"text\"",
            "Message.tool_call_id",
            "MessageRole.Unknown tool",
            "TextConfig.json_schema",
            "TextConfig.type",
            // a schema without what makes it one
            "TextFormatJsonSchema.name (absent)",
            "TextFormatJsonSchema.schema (absent)",
            // one server's word in the place of an object
            "Response.reasoning (Str)",
            // servers of before the numbers
            "ContentPartAddedEvent.sequence_number (absent)",
            "ContentPartDoneEvent.sequence_number (absent)",
            "OutputItemAddedEvent.sequence_number (absent)",
            "OutputItemDoneEvent.sequence_number (absent)",
            "OutputTextDeltaEvent.sequence_number (absent)",
            "OutputTextDoneEvent.sequence_number (absent)",
            "ResponseCompletedEvent.sequence_number (absent)",
            "ResponseCreatedEvent.sequence_number (absent)",
            "ResponseInProgressEvent.sequence_number (absent)",
            "Response.output (absent)");

    private final Tally tally = new Tally();

    @Test
    void every_recorded_request_survives_the_model() throws IOException {
        for (JsonValue record : records("requests.jsonl")) {
            survives(member(record, "body"), CreateResponse::read);
        }
        report("requests");
    }

    @Test
    void every_recorded_response_survives_the_model() throws IOException {
        for (JsonValue record : records("responses.jsonl")) {
            boolean response = member(record, "kind").equals(new JsonValue.Str("response"));
            if (response && member(record, "status").equals(new JsonValue.Num("200"))) {
                survives(member(record, "body"), Response::read);
            }
        }
        report("responses");
    }

    @Test
    void every_recorded_event_survives_the_model() throws IOException {
        for (JsonValue record : records("streams.jsonl")) {
            for (JsonValue event : ((JsonValue.Arr) member(record, "events")).items()) {
                if (member(event, "data") instanceof JsonValue.Obj data) {
                    survives(data, StreamEvent::read);
                }
            }
        }
        report("events");
    }

    private <T extends JsonModel> void survives(JsonValue original, JsonReader<T> reader) throws IOException {
        T model = Json.read(Json.write(original), reader);
        assertThat(Json.parse(Json.write(model))).isEqualTo(original);
        tally.count(model);
    }

    private void report(String what) {
        assertThat(tally.documents()).isPositive();
        System.out.println(tally.documents() + " recorded " + what + " kept whole\n" + tally);
        assertThat(tally.odd()).isSubsetOf(MALFORMED);
    }

    private static JsonValue member(JsonValue object, String name) {
        JsonValue member = ((JsonValue.Obj) object).get(name);
        return member == null ? JsonValue.Null.NULL : member;
    }

    private static List<JsonValue> records(String file) throws IOException {
        Path path = RECORDINGS.resolve(file);
        assumeThat(path).as("recorded traffic beside the project").exists();
        try (var lines = Files.lines(path)) {
            return lines.map(RecordingsTest::parse).toList();
        }
    }

    private static JsonValue parse(String line) {
        try {
            return Json.parse(line);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
