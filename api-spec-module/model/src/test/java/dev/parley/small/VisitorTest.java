package dev.parley.small;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What Java 17 has instead of a switch over types. */
final class VisitorTest {
    private static final Item.Visitor<String> WORDS = new Item.Visitor<>() {
        @Override
        public String visit(Note note) {
            return "note " + note.text();
        }

        @Override
        public String visit(Item.Unknown unknown) {
            return "unknown " + unknown.type();
        }

        @Override
        public String other(Item value) {
            return "other " + value.type();
        }
    };

    @Test
    void each_type_has_its_method() throws IOException {
        assertThat(item("{'type':'note','text':'a','required_or_null':null}")).isEqualTo("note a");
    }

    @Test
    void a_type_that_the_contract_does_not_name_has_one_too() throws IOException {
        assertThat(item("{'type':'spiral'}")).isEqualTo("unknown spiral");
    }

    @Test
    void what_is_not_overridden_goes_to_other() throws IOException {
        assertThat(item("{'type':'pen'}")).isEqualTo("other pen");
    }

    @Test
    void plain_values_and_enums_are_visited_like_objects() throws IOException {
        Moment.Visitor<Double> seconds = new Moment.Visitor<>() {
            @Override
            public Double visit(Moment.Whole whole) {
                return (double) whole.value();
            }

            @Override
            public Double other(Moment value) {
                return -1.0;
            }
        };
        assertThat(Json.read("17", Moment::read).accept(seconds)).isEqualTo(17);
        assertThat(Json.read("\"noon\"", Moment::read).accept(seconds)).isEqualTo(-1);
    }

    private static String item(String json) throws IOException {
        return Json.read(json.replace('\'', '"'), Item::read).accept(WORDS);
    }
}
