package dev.parley.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.parley.json.Json;
import dev.parley.json.JsonMismatchException;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Documents with arbitrary changes: lenient reading loses nothing, strict reading answers in one way only. */
final class MutationTest {
    private static final int ROUNDS = 120;

    private int refused;
    private int read;

    @Test
    void a_changed_document_is_kept_whole_or_refused_by_path() throws IOException {
        Mutations mutations = new Mutations(new Random(20_260_101));
        for (Examples.Example example : Examples.all()) {
            for (int round = 0; round < ROUNDS; round++) {
                JsonValue changed = mutations.change(example.document());
                JsonReader<JsonModel> reader = example.reader();
                lenient(changed, reader);
                strict(changed, reader);
            }
        }
        assertThat(refused).isPositive();
        assertThat(read).isPositive();
    }

    /** A record cannot hold what is no object at all: that is the one refusal of the lenient reader. */
    private static void lenient(JsonValue document, JsonReader<JsonModel> reader) throws IOException {
        try {
            JsonModel model = Json.read(Json.write(document), reader);
            assertThat(Json.parse(Json.write(model))).isEqualTo(document);
        } catch (JsonMismatchException e) {
            assertThat(e.path()).as("%s", document).isEmpty();
            assertThat(document).isNotInstanceOf(JsonValue.Obj.class);
        }
    }

    private void strict(JsonValue document, JsonReader<JsonModel> reader) {
        try {
            Json.readStrict(Json.write(document), reader);
            read++;
        } catch (JsonMismatchException e) {
            refused++;
            assertThat(e.problem()).isNotEmpty();
            assertThat(Paths.existsOrParentDoes(document, e.path()))
                    .as("%s in %s", e.path(), document)
                    .isTrue();
        } catch (IOException e) {
            fail("not a mismatch", e);
        }
    }
}
