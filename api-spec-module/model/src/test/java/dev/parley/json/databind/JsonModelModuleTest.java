package dev.parley.json.databind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.BasicPolymorphicTypeValidator;
import dev.parley.json.JsonMismatchException;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import dev.parley.small.Colour;
import dev.parley.small.Input;
import dev.parley.small.Item;
import dev.parley.small.Moment;
import dev.parley.small.Note;
import dev.parley.small.Shapes;
import dev.parley.small.Tool;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plug-in for those who have Jackson databind. */
final class JsonModelModuleTest {
    private static final String NOTE =
            "{\"type\":\"note\",\"text\":\"a\",\"required_or_null\":null,\"x\":{\"y\":[1.0,2.50,-0,1e5,12345678901234567890]}}";

    record Letter(String from, Note note, List<Item> items, Map<String, Colour> colours, JsonValue any) {}

    private final ObjectMapper lenient = new ObjectMapper().findAndRegisterModules();
    private final ObjectMapper strict =
            JsonMapper.builder().addModule(JsonModelModule.strict()).build();

    @Test
    void it_is_found_without_being_named() {
        assertThat(lenient.getRegisteredModuleIds()).contains(new JsonModelModule().getTypeId());
    }

    @Test
    void a_record_round_trips_with_its_literals() throws Exception {
        Note note = lenient.readValue(NOTE, Note.class);
        assertThat(lenient.writeValueAsString(note)).isEqualTo(NOTE);
        assertThat(lenient.writeValueAsBytes(note)).asString().isEqualTo(NOTE);
    }

    @Test
    void models_stand_in_beans_lists_and_maps() throws Exception {
        String json = "{\"from\":\"f\",\"note\":" + NOTE + ",\"items\":[" + NOTE
                + ",{\"type\":\"pen\"},{\"type\":\"spiral\",\"turns\":3}],"
                + "\"colours\":{\"a\":\"red\",\"b\":\"blue\"},\"any\":null}";
        Letter letter = lenient.readValue(json, Letter.class);
        assertThat(letter.items().get(1)).isInstanceOf(Tool.class);
        assertThat(letter.items().get(2)).isInstanceOf(Item.Unknown.class);
        assertThat(letter.colours()).containsEntry("a", Colour.RED).containsEntry("b", new Colour.Unknown("blue"));
        assertThat(letter.any()).isSameAs(JsonValue.Null.NULL);
        assertThat(lenient.writeValueAsString(letter)).isEqualTo(json);
    }

    @Test
    void generic_types_are_read() throws Exception {
        Map<String, List<Moment>> moments = lenient.readValue("{\"a\":[1,1.5,\"x\"]}", new TypeReference<>() {});
        assertThat(moments.get("a")).containsExactly(Moment.of(1), Moment.of(1.5), Moment.of("x"));
        assertThat(lenient.writeValueAsString(moments)).isEqualTo("{\"a\":[1,1.5,\"x\"]}");
    }

    @ParameterizedTest
    @ValueSource(classes = {Note.class, Item.class, JsonValue.class, JsonValue.Obj.class, JsonModel.class})
    void a_document_can_be_asked_for_by_any_of_its_types(Class<? extends JsonModel> type) throws Exception {
        JsonModel model = lenient.readValue(NOTE, type);
        assertThat(lenient.writeValueAsString(model)).isEqualTo(NOTE);
    }

    @Test
    void a_member_of_a_union_by_kind_can_be_asked_for() throws Exception {
        assertThat(lenient.readValue("\"x\"", Input.Text.class)).isEqualTo(new Input.Text("x"));
        assertThat(lenient.readValue("\"red\"", Colour.Known.class)).isEqualTo(Colour.RED);
        assertThatThrownBy(() -> lenient.readValue("[]", Input.Text.class))
                .isInstanceOf(MismatchedInputException.class)
                .hasMessageContaining("the value is no Text but Items");
    }

    @Test
    void trees_convert_both_ways() throws Exception {
        String json = NOTE.replace("-0,", "");
        Note note = lenient.readValue(json, Note.class);
        JsonNode tree = lenient.valueToTree(note);
        assertThat(tree).isEqualTo(lenient.readTree(json));
        assertThat(tree.at("/x/y/0").isFloatingPointNumber()).isTrue();
        assertThat(tree.at("/x/y/3").isBigInteger()).isTrue();
        assertThat(lenient.treeToValue(tree, Item.class)).isInstanceOf(Note.class);
        assertThat(lenient.convertValue(note, Item.class)).isInstanceOf(Note.class);
        assertThat(lenient.convertValue(Map.of("type", "pen"), Item.class))
                .isEqualTo(Tool.builder().type("pen").build());
    }

    @Test
    void whole_numbers_stay_whole_in_trees() throws Exception {
        JsonNode tree = lenient.valueToTree(lenient.readValue("{\"a\":[5,5000000000,0.1,1e999]}", JsonValue.class));
        assertThat(tree.at("/a/0").isInt()).isTrue();
        assertThat(tree.at("/a/1").isLong()).isTrue();
        assertThat(tree.at("/a/2").isDouble()).isTrue();
        assertThat(tree.at("/a/3").isBigDecimal()).isTrue();
    }

    @Test
    void the_lenient_module_keeps_what_does_not_fit() throws Exception {
        String odd = "{\"type\":\"note\",\"text\":7,\"required_or_null\":null}";
        assertThat(lenient.writeValueAsString(lenient.readValue(odd, Note.class)))
                .isEqualTo("{\"type\":\"note\",\"required_or_null\":null,\"text\":7}");
    }

    @Test
    void the_strict_module_names_the_path_and_the_beans_around_it() throws Exception {
        String odd = "{\"type\":\"note\",\"text\":7}";
        assertThatThrownBy(() -> strict.readValue(odd, Note.class))
                .isInstanceOfSatisfying(
                        JsonMismatchException.class, e -> assertThat(e.path()).isEqualTo("text"));
        String letter = "{\"items\":[{\"type\":\"pen\"}," + odd + "]}";
        assertThatThrownBy(() -> strict.readValue(letter, Letter.class))
                .isInstanceOf(JsonMappingException.class)
                .hasRootCauseInstanceOf(JsonMismatchException.class)
                .hasMessageContaining("text: expected a string, got a number")
                .hasMessageContaining("[\"items\"]");
        JsonNode tree = strict.readTree(odd);
        assertThatThrownBy(() -> strict.treeToValue(tree, Note.class)).isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> strict.convertValue(Map.of("type", "note", "text", 7), Note.class))
                .hasRootCauseInstanceOf(JsonMismatchException.class);
    }

    @Test
    void strictness_ends_with_the_value() throws Exception {
        Letter letter = strict.readValue("{\"note\":" + NOTE + ",\"any\":{\"a\":1},\"from\":\"f\"}", Letter.class);
        assertThat(letter.from()).isEqualTo("f");
    }

    @Test
    void a_strict_module_wins_over_a_lenient_one_before_it() {
        ObjectMapper both = new ObjectMapper().findAndRegisterModules().registerModule(JsonModelModule.strict());
        assertThatThrownBy(() -> both.readValue("{\"type\":\"note\"}", Note.class))
                .isInstanceOf(JsonMismatchException.class);
    }

    @Test
    void the_mappers_own_rules_do_not_reach_into_the_model() throws Exception {
        ObjectMapper own = JsonMapper.builder()
                .findAndAddModules()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .activateDefaultTyping(
                        BasicPolymorphicTypeValidator.builder().build(), ObjectMapper.DefaultTyping.NON_FINAL)
                .build();
        Note note = own.readValue(NOTE, Note.class);
        assertThat(own.writeValueAsString(note)).isEqualTo(NOTE);
    }

    @Test
    void absent_is_not_null_in_a_shape_with_every_kind_of_property() throws Exception {
        String json = "{\"object\":5,\"id\":null,\"items\":[null,5],\"any\":null,\"free\":[],\"ratio\":1.50}";
        Shapes shapes = lenient.readValue(json, Shapes.class);
        assertThat(lenient.readValue(lenient.writeValueAsBytes(shapes), JsonValue.class))
                .isEqualTo(lenient.readValue(json, JsonValue.class));
    }
}
