package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.json.JsonMismatchException;
import dev.parley.json.JsonModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the contract shows as examples, the model reads and writes again. */
final class ExamplesTest {
    static List<Examples.Example> examples() {
        return Examples.all();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_round_trips(Examples.Example example) throws IOException {
        JsonModel model = Json.read(Json.write(example.document()), example.reader());
        assertThat(Json.parse(Json.write(model))).isEqualTo(example.document());
        assertThat(model.toString()).isNotEmpty();
    }

    /** Some documents require less than the joined contract; nothing else of an example may be refused. */
    @Test
    void strict_reading_refuses_nothing_of_the_examples_but_a_missing_value() throws IOException {
        List<String> refused = new ArrayList<>();
        for (Examples.Example example : examples()) {
            byte[] document = Json.write(example.document());
            try {
                JsonModel strict = Json.readStrict(document, example.reader());
                assertThat(strict).isEqualTo(Json.read(document, example.reader()));
            } catch (JsonMismatchException e) {
                assertThat(e.kind()).as(example + ": " + e.getMessage()).isEqualTo(JsonMismatchException.Kind.MISSING);
                refused.add(example.path());
            }
        }
        assertThat(refused).hasSizeLessThan(examples().size() / 20);
    }
}
