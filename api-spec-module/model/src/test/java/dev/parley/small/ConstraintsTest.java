package dev.parley.small;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract's bounds are found by a validator wherever the value stands: in unions, in their arms, in lists and maps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class ConstraintsTest {
    private final ValidatorFactory factory = Validation.buildDefaultValidatorFactory();
    private final Validator validator = factory.getValidator();

    @AfterAll
    void close() {
        factory.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'made_at':-1}                                     | madeAt.value",
                "{'made_at':-0.5}                                   | madeAt.value",
                "{'made_at':'12345678901234567890123456789012345678901'} | madeAt.value",
                "{'items':[]}                                       | items",
                "{'items':[{'type':'pen'},{'type':'circle','radius':11}]} | items[1].centre, items[1].radius",
                "{'items':[{'type':'circle','radius':1,'centre':{'x':-1,'y':0}}]} | items[0].centre.x",
                "{'items':[{'text':'UPPER'}]}                       | items[0].text",
                "{'labels':{'k':'%'}}                               | labels[k].<map value>",
                "{'grid':[[1,2],[0,-3]]}                            | grid[1].<list element>[1].<list element>",
                "{'mixed':['a','b','c']}                            | mixed.value",
                "{'mixed':['a','']}                                 | mixed.value[1].<list element>",
                "{'mixed':{'a':10}}                                 | mixed.value[a].<map value>",
                "{'mixed':{'a':1,'b':2,'c':3}}                      | mixed.value",
                "{'maybe':'four'}                                   | maybe",
            })
    void a_bound_holds_where_the_value_stands(String change, String paths) throws IOException {
        Shapes good = read(
                "{'id':'i','object':'shapes','made_at':1,'items':[{'type':'pen'}],'any':1,'needed_or_null':null,'free':{}}",
                Shapes::read);
        assertThat(paths(good)).isEmpty();
        String document = Json.toString(good);
        Shapes bad = read(
                document.substring(0, document.length() - 1) + ","
                        + change.replace("%", "v".repeat(513)).substring(1),
                Shapes::read);
        assertThat(String.join(", ", paths(bad))).isEqualTo(paths);
    }

    @Test
    void the_arms_of_a_union_are_validated_by_what_they_hold() throws IOException {
        CreateThing thing = read("{'input':[{'type':'note','text':'','required_or_null':null}]}", CreateThing::read);
        assertThat(paths(thing)).contains("input.value[0].text");
    }

    @Test
    void what_the_contract_does_not_know_has_no_bounds() throws IOException {
        assertThat(paths(read("{'input':[{'type':'spiral','text':''}]}", CreateThing::read)))
                .isEmpty();
    }

    private List<String> paths(Object model) {
        return validator.validate(model).stream()
                .map(v -> v.getPropertyPath().toString())
                .sorted()
                .distinct()
                .toList();
    }

    private static <T extends JsonModel> T read(String json, JsonReader<T> reader) throws IOException {
        return Json.read(json.replace('\'', '"'), reader);
    }
}
