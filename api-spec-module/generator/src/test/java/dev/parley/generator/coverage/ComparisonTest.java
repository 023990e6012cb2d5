package dev.parley.generator.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.generator.coverage.Score.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void a_field_that_the_contract_lacks_is_missing() {
        Score score = compare(
                "{'type':'object','properties':{'a':{'type':'string'},'b':{'type':'string'}}}",
                "{'type':'object','properties':{'a':{'type':'string'}}}");
        assertThat(score.missing(Part.FIELDS)).containsExactly("Root.b");
        assertThat(score.have(Part.FIELDS)).isEqualTo(1);
    }

    @Test
    void a_field_of_another_kind_is_missing() {
        Score score = compare(
                "{'type':'object','properties':{'a':{'oneOf':[{'type':'string'},{'type':'array'}]}}}",
                "{'type':'object','properties':{'a':{'type':'string'}}}");
        assertThat(score.missing(Part.FIELDS)).containsExactly("Root.a");
    }

    @Test
    void a_number_takes_whole_numbers_but_not_the_other_way_round() {
        String number = "{'type':'object','properties':{'a':{'type':'number'}}}";
        String whole = "{'type':'object','properties':{'a':{'type':'integer'}}}";
        assertThat(compare(whole, number).missing(Part.FIELDS)).isEmpty();
        assertThat(compare(number, whole).missing(Part.FIELDS)).containsExactly("Root.a");
    }

    @Test
    void a_member_is_found_by_its_type_and_compared_with_no_other() {
        Score score = compare(
                "{'oneOf':[{'$ref':'#/$defs/Cat'},{'$ref':'#/$defs/Dog'}]}",
                "{'oneOf':[{'type':'object','properties':{'type':{'const':'cat'},'name':{'type':'string'}}}]}");
        assertThat(score.missing(Part.MEMBERS)).containsExactly("Root > Dog");
        assertThat(score.missing(Part.FIELDS)).contains("Dog.name").doesNotContain("Cat.name");
    }

    @Test
    void a_value_that_an_enum_lacks_is_missing() {
        Score score = compare("{'enum':['a','b']}", "{'type':'string','enum':['b','c']}");
        assertThat(score.missing(Part.VALUES)).containsExactly("Root = a");
    }

    @Test
    void values_beside_any_text_are_examples() {
        Score score = compare("{'oneOf':[{'type':'string'},{'enum':['a']}]}", "{'type':'string'}");
        assertThat(score.total(Part.VALUES)).isZero();
        assertThat(score.missing(Part.MEMBERS)).isEmpty();
    }

    @Test
    void a_schema_that_contains_itself_ends() {
        String tree = "{'type':'object','properties':{'children':{'type':'array','items':{'$ref':'#/%s'}}}}";
        JsonNode published = read("{'$defs':{'Root':" + tree.formatted("$defs/Root") + "}}");
        JsonNode contract = read("{'Root':" + tree.formatted("Root") + "}");
        Score score = new Score();
        new Comparison(published, contract, score)
                .compare("Root", published.path("$defs").path("Root"), List.of(contract.path("Root")));
        assertThat(score.total(Part.FIELDS)).isEqualTo(1);
        assertThat(score.missing(Part.FIELDS)).isEmpty();
    }

    private static Score compare(String published, String contract) {
        JsonNode extract = read("{'$defs':{"
                + "'Cat':{'type':'object','properties':{'type':{'const':'cat'},'name':{'type':'string'}}},"
                + "'Dog':{'type':'object','properties':{'type':{'const':'dog'},'name':{'type':'string'}}}}}");
        Score score = new Score();
        new Comparison(extract, read("{}"), score).compare("Root", read(published), List.of(read(contract)));
        return score;
    }

    private static JsonNode read(String json) {
        try {
            return MAPPER.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
