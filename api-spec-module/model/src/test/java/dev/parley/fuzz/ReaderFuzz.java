package dev.parley.fuzz;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.parley.json.Json;
import dev.parley.json.JsonMismatchException;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.model.StreamEvent;
import java.io.IOException;
import java.util.Map;

/** What must hold for any bytes at all. Jazzer calls it, and so does the test that replays what Jazzer found worth keeping. */
public final class ReaderFuzz {
    static final Map<String, JsonReader<? extends JsonModel>> READERS = Map.of(
            "StreamEvent", StreamEvent::read, "Response", Response::read, "CreateResponse", CreateResponse::read);

    private static final JsonReader<? extends JsonModel> CHOSEN =
            READERS.get(System.getProperty("parley.fuzz", "StreamEvent"));

    private ReaderFuzz() {}

    /** Jazzer's entry point. */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        check(data, CHOSEN);
    }

    /** Any exception that leaves here is a finding. */
    static <T extends JsonModel> void check(byte[] data, JsonReader<T> reader) throws IOException {
        lenient(data, reader);
        strict(data, reader);
    }

    private static <T extends JsonModel> void lenient(byte[] data, JsonReader<T> reader) throws IOException {
        T model;
        try {
            model = Json.read(data, reader);
        } catch (JsonProcessingException e) {
            demand(e.getMessage() != null && e.getMessage().length() < 4000, "no clear message", e.getMessage());
            return;
        }
        JsonValue tree = Json.parse(data);
        byte[] written = Json.write(model);
        demand(Json.parse(written).equals(tree), "written bytes differ", model);
        demand(Json.parse(model.toJson()).equals(tree), "written text differs", model);
        demand(model.toString() != null, "no description", tree);
        T again = Json.read(written, reader);
        demand(Json.parse(Json.write(again)).equals(tree), "a second reading differs", model);
        if (!hasEqualKeys(data)) {
            demand(
                    model.equals(again) && model.hashCode() == again.hashCode(),
                    "not equal to itself read again",
                    model);
        }
    }

    /** Then the first type decides what the value is, and the last is written. */
    private static boolean hasEqualKeys(byte[] data) throws IOException {
        try {
            Json.readStrict(data, JsonValue::read);
            return false;
        } catch (JsonMismatchException e) {
            return true;
        }
    }

    private static <T extends JsonModel> void strict(byte[] data, JsonReader<T> reader) throws IOException {
        T model;
        try {
            model = Json.readStrict(data, reader);
        } catch (JsonProcessingException e) {
            demand(e.getMessage() != null && e.getMessage().length() < 4000, "no clear message", e.getMessage());
            return;
        }
        demand(Json.read(data, reader) != null, "strict readers take more than lenient ones", model);
        Json.readStrict(Json.write(model), reader);
    }

    private static void demand(boolean holds, String problem, Object about) {
        if (!holds) {
            throw new AssertionError(problem + ": " + about);
        }
    }
}
