package dev.parley.small;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What builders write, and what they refuse to build. */
final class BuilderTest {
    @Test
    void what_was_not_set_is_not_written_and_what_was_set_to_null_is() {
        assertThat(Note.builder().text("a").build().toJson())
                .isEqualTo("{\"type\":\"note\",\"text\":\"a\",\"required_or_null\":null}");
        assertThat(Note.builder().text("a").parent(null).build().toJson()).contains("\"parent\":null");
    }

    @Test
    void a_required_value_that_was_not_set_is_refused_by_name() {
        assertThatThrownBy(() -> Note.builder().build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("text is required and was not set");
    }

    @Test
    void a_copy_changes_one_thing_and_keeps_the_rest() throws IOException {
        String json = "{\"type\":\"note\",\"text\":\"a\",\"required_or_null\":null,\"parent\":7,\"x\":1}";
        Note copy = Json.read(json, Note::read).toBuilder().text("b").build();
        assertThat(Json.parse(copy.toJson())).isEqualTo(Json.parse(json.replace("\"a\"", "\"b\"")));
    }

    @Test
    void a_setter_replaces_what_was_kept_beside_the_component() throws IOException {
        Note note = Json.read("{\"text\":\"a\",\"required_or_null\":null,\"parent\":7}", Note::read);
        assertThat(note.toBuilder().parent("p").build().toJson())
                .contains("\"parent\":\"p\"")
                .doesNotContain("7");
    }

    @Test
    void unknown_properties_can_be_set() {
        Tool tool = Tool.builder()
                .type("pen")
                .extra("ink", new JsonValue.Str("blue"))
                .build();
        assertThat(tool.toJson()).isEqualTo("{\"type\":\"pen\",\"ink\":\"blue\"}");
    }

    @Test
    void lists_are_copied_and_cannot_be_changed() {
        List<Item> items = new ArrayList<>(List.of(Tool.builder().type("pen").build()));
        Input.Items input = new Input.Items(items);
        items.clear();
        assertThat(input.value()).hasSize(1);
        assertThatThrownBy(() -> input.value().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void maps_keep_their_order_and_cannot_be_changed() {
        Shapes shapes = shapes().labels(Map.of("a", "1")).build();
        assertThatThrownBy(() -> shapes.labels().put("b", "2")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equal_documents_are_equal_records_whatever_their_order() throws IOException {
        Tool one = Json.read("{\"type\":\"pen\",\"x\":1,\"y\":2}", Tool::read);
        Tool other = Json.read("{\"y\":2,\"x\":1,\"type\":\"pen\"}", Tool::read);
        assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
    }

    @Test
    void a_description_cuts_long_strings() {
        Note note = Note.builder().text("x".repeat(10_000_000)).build();
        assertThat(note.toString())
                .startsWith("Note{")
                .contains("… (10000000 characters)")
                .hasSizeLessThan(400);
    }

    @Test
    void numbers_are_written_as_people_write_them() {
        assertThat(shapes().ratio(1741476542d).build().toJson()).contains("\"ratio\":1741476542");
        assertThat(shapes().ratio(0.5).build().toJson()).contains("\"ratio\":0.5");
        assertThat(shapes().ratio(1d).build().toJson()).contains("\"ratio\":1.0");
        assertThat(shapes().ratio(0.0001).build().toJson()).contains("\"ratio\":0.0001");
    }

    private static Shapes.Builder shapes() {
        return Shapes.builder()
                .id("s")
                .madeAt(Moment.of(1))
                .items(List.of())
                .any(JsonValue.Null.NULL)
                .free(new JsonValue.Obj(Map.of()));
    }
}
