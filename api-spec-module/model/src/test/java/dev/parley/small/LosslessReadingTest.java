package dev.parley.small;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client's reader on one of every shape: typed where it can be, whole in any case. */
final class LosslessReadingTest {
    @Test
    void absent_and_null_are_two_things() throws IOException {
        Note absent = read("{'type':'note','text':'a','required_or_null':null}", Note::read);
        Note isNull = read("{'type':'note','text':'a','required_or_null':null,'parent':null}", Note::read);
        assertThat(absent).isNotEqualTo(isNull);
        assertThat(absent.parent()).isNull();
        assertThat(isNull.parent()).isNull();
        assertThat(isNull.extra().isNull("parent")).isTrue();
    }

    @Test
    void a_type_that_was_left_out_stays_out() throws IOException {
        Item item = read("{'text':'a','required_or_null':null}", Item::read);
        assertThat(item).isInstanceOf(Note.class);
        assertThat(item.type()).isEqualTo("note");
        assertThat(item.extra().isAbsent("type")).isTrue();
    }

    @Test
    void a_type_that_comes_last_is_found() throws IOException {
        Item item =
                read("{'radius':1.5,'centre':{'x':1,'y':2},'filled':true,'sides':null,'type':'circle'}", Item::read);
        assertThat(item)
                .isInstanceOfSatisfying(
                        Circle.class, c -> assertThat(c.centre().y()).isEqualTo(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1741476542.0", "1.50", "0.10", "1e3"})
    void a_number_among_other_types_is_typed_and_written_as_it_came(String number) throws IOException {
        Moment lenient = read(number, Moment::read);
        assertThat(lenient)
                .isInstanceOfSatisfying(
                        Moment.Decimal.class, d -> assertThat(d.value()).isEqualTo(Double.parseDouble(number)));
        assertThat(Json.toString(lenient)).isEqualTo(number);
        assertThat(Json.toString(Json.readStrict(number, Moment::read))).isEqualTo(number);
    }

    @Test
    void an_unknown_type_is_an_ordinary_value() throws IOException {
        Item item = read("{'a':[1,{}],'type':'spiral','turns':3}", Item::read);
        assertThat(item).isInstanceOf(Item.Unknown.class);
        assertThat(item.type()).isEqualTo("spiral");
    }

    @Test
    void several_values_of_a_type_are_kept() throws IOException {
        assertThat(read("{'type':'pen'}", Item::read))
                .isEqualTo(Tool.builder().type("pen").build());
        assertThat(read("{'type':'pen_preview'}", Item::read).type()).isEqualTo("pen_preview");
    }

    @Test
    void an_unknown_enum_value_is_kept() throws IOException {
        assertThat(read("'blue'", Colour::read)).isEqualTo(new Colour.Unknown("blue"));
        assertThat(read("'dark-red'", Colour::read)).isSameAs(Colour.DARK_RED);
    }

    @Test
    void a_union_by_kind_takes_each_kind() throws IOException {
        assertThat(read("1", Moment::read)).isEqualTo(Moment.of(1));
        assertThat(read("1.5", Moment::read)).isEqualTo(Moment.of(1.5));
        assertThat(read("'now'", Moment::read)).isEqualTo(Moment.of("now"));
        assertThat(read("[]", Moment::read)).isInstanceOf(Moment.Unknown.class);
        assertThat(read("'auto'", Choice::read)).isSameAs(Mode.AUTO);
        assertThat(read("{'type':'tool','name':'t'}", Choice::read)).isInstanceOf(ChoiceTool.class);
        assertThat(read("{'message':'m'}", Problem::read)).isInstanceOf(ProblemBody.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'object':5,'id':null,'items':[null,5,{'type':'note'}],'any':null,'free':[]}",
                "{'object':'other','id':'a','made_at':1741476542.25,'needed_or_null':null,'free':{'a':[null]}}",
                "{'weights':{'a':1,'b':1.0,'c':-100,'d':1e5},'ratio':1}",
                "{'weights':{'a':'x'},'ratio':1.50}",
                "{'weights':{'a':9e-05,'b':1.50,'c':'x','d':1.50}}",
                "{'ratio':123456789012345678901234567890}",
                "{'ratio':1741476542}",
                "{'ratio':1741476542.1234567}",
                "{'ratio':0.00001}",
                "{'ratio':1e999}",
                "{'grid':[[1,2],[3,-0]]}",
                "{'grid':[[1,2],['x'],[3]]}",
                "{'grid':[[1,2],5,[3]]}",
                "{'labels':{'a':'1','b':2,'c':'3'}}",
                "{'labels':{'a':null}}",
                "{'labels':null,'maybe':null,'size':null}",
                "{'size':7,'colour':{},'mixed':1.5}",
                "{'mixed':['a',1]}",
                "{'mixed':{'a':1,'b':'x'}}",
                "{'mixed':'manual'}",
                "{'mixed':false,'problem':'p','x':{'y':[1.0,2.50]}}"
            })
    void everything_round_trips(String json) throws IOException {
        read(json, Shapes::read);
    }

    @Test
    void the_last_of_two_equal_keys_counts() throws IOException {
        byte[] twice = bytes("{'type':'note','text':'a','text':'b','parent':7,'parent':'p','x':1,'x':2}");
        Note note = Json.read(twice, Note::read);
        assertThat(note.text()).isEqualTo("b");
        assertThat(note.parent()).isEqualTo("p");
        assertThat(note.extra().get("x")).isEqualTo(new JsonValue.Num("2"));
        assertThat(Json.parse(Json.write(note)))
                .isEqualTo(Json.parse(bytes("{'type':'note','text':'b','parent':'p','x':2}")));
    }

    @Test
    void a_second_key_of_the_wrong_type_replaces_the_first() throws IOException {
        Note note = Json.read(bytes("{'type':'note','text':'a','text':7,'required_or_null':null}"), Note::read);
        assertThat(Json.parse(Json.write(note)))
                .isEqualTo(Json.parse(bytes("{'type':'note','text':7,'required_or_null':null}")));
    }

    private static <T extends JsonModel> T read(String json, JsonReader<T> reader) throws IOException {
        T model = Json.read(bytes(json), reader);
        assertThat(Json.parse(Json.write(model))).isEqualTo(Json.parse(bytes(json)));
        assertThat(Json.parse(model.toJson())).isEqualTo(Json.parse(bytes(json)));
        return model;
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }
}
