package dev.parley.server.engine.scripted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.server.engine.EngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which sample a schema gets, and which schemas get none. */
final class SchemaSampleTest {
    private static JsonValue sample(String schema) throws Exception {
        return SchemaSample.of((JsonValue.Obj) Json.parse(schema), "here");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | \"sample\"",
                "{\"enum\":[3,4]} | 3",
                "{\"const\":{\"a\":null}} | {\"a\":null}",
                "{\"type\":\"string\",\"default\":\"d\"} | \"d\"",
                "{\"type\":\"string\",\"examples\":[\"e\"]} | \"e\"",
                "{\"type\":\"integer\",\"default\":\"not one\"} | 1",
                "{\"enum\":[1,\"b\"],\"type\":\"string\"} | \"b\"",
                "{\"type\":[\"null\",\"boolean\"]} | true",
                "{\"type\":\"null\"} | null",
                "{\"type\":\"integer\",\"minimum\":7} | 7",
                "{\"type\":\"integer\",\"exclusiveMinimum\":7,\"multipleOf\":5} | 10",
                "{\"type\":\"number\",\"exclusiveMinimum\":0.2,\"exclusiveMaximum\":0.3} | 0.201",
                "{\"type\":\"integer\",\"maximum\":-3} | -3",
                "{\"type\":\"string\",\"minLength\":8} | \"samplexx\"",
                "{\"type\":\"string\",\"maxLength\":2} | \"sa\"",
                "{\"type\":\"string\",\"format\":\"date\"} | \"2026-01-31\"",
                "{\"type\":\"string\",\"pattern\":\"^[A-Z]{3}$\"} | \"ABC\"",
                "{\"type\":\"array\",\"items\":{\"type\":\"integer\"},\"minItems\":2} | [1,1]",
                "{\"prefixItems\":[{\"const\":1},{\"type\":\"boolean\"}],\"items\":false} | [1,true]",
                "{\"type\":\"array\",\"maxItems\":0} | []",
                "{\"anyOf\":[false,{\"type\":\"integer\"}]} | 1",
                "{\"oneOf\":[{\"type\":\"number\"},{\"type\":\"integer\"},{\"type\":\"string\"}]} | \"sample\"",
                "{\"type\":\"string\",\"not\":{\"const\":\"sample\"},\"examples\":[\"sample\",\"other\"]} | \"other\"",
                "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"integer\"},\"required\":[\"k\"]} | {\"k\":1}",
                "{\"properties\":{\"a\":{\"type\":\"integer\"}}} | {}",
                "{\"minProperties\":1,\"properties\":{\"a\":{\"type\":\"integer\"}}} | {\"a\":1}"
            })
    void each_schema_has_its_sample(String schema, String expected) throws Exception {
        assertThat(sample(schema)).isEqualTo(Json.parse(expected));
    }

    @Test
    void nested_objects_hold_their_required_properties_only() throws Exception {
        assertThat(sample("{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"type\":\"object\","
                        + "\"required\":[\"b\"],\"properties\":{\"b\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                        + "\"c\":{\"type\":\"string\"}}}}}"))
                .isEqualTo(Json.parse("{\"a\":{\"b\":[\"sample\"]}}"));
    }

    @Test
    void references_and_all_of_are_followed() throws Exception {
        assertThat(sample("{\"$defs\":{\"a/b\":{\"type\":\"integer\"},\"base\":{\"required\":[\"x\"],"
                        + "\"properties\":{\"x\":{\"$ref\":\"#/$defs/a~1b\"}}}},\"allOf\":[{\"$ref\":\"#/$defs/base\"},"
                        + "{\"required\":[\"y\"],\"properties\":{\"y\":{\"const\":2},\"x\":{\"minimum\":9}}}]}"))
                .isEqualTo(Json.parse("{\"x\":9,\"y\":2}"));
    }

    @Test
    void trees_that_contain_themselves_end() throws Exception {
        JsonValue.Obj tree = (JsonValue.Obj) sample("{\"type\":\"object\",\"required\":[\"children\"],\"properties\":"
                + "{\"children\":{\"type\":\"array\",\"items\":{\"$ref\":\"#\"}}}}");

        assertThat(tree.get("children")).isInstanceOf(JsonValue.Arr.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"allOf\":[{\"type\":\"string\"},{\"type\":\"integer\"}]}",
                "{\"$ref\":\"https://example.com/schema\"}",
                "{\"$ref\":\"#/nowhere\"}",
                "{\"$ref\":\"#\"}",
                "{\"$ref\":\"#/%zz\"}",
                "{\"type\":\"thing\"}",
                "{\"type\":\"object\",\"required\":[\"a\"],\"properties\":{\"a\":{\"$ref\":\"#\"}}}",
                "{\"type\":\"string\",\"pattern\":\"(\"}",
                "{\"type\":\"string\",\"minLength\":60,\"pattern\":\"(x+x+)+y\"}",
                "{\"type\":\"string\",\"minLength\":2000000000}",
                "{\"type\":\"array\",\"minItems\":2000000000}",
                "{\"type\":\"number\",\"minimum\":1e999999999}",
                "{\"type\":\"object\",\"unevaluatedProperties\":false}",
                "{\"enum\":[]}",
                "{\"not\":{}}"
            })
    void a_schema_that_it_can_t_satisfy_is_refused_and_never_met_with_a_wrong_value(String schema) {
        EngineException refusal = catchThrowableOfType(EngineException.class, () -> sample(schema));

        assertThat(refusal.failure().param()).isEqualTo("here");
        assertThat(refusal.getMessage()).startsWith("The scripted engine can't make a sample of this schema: ");
    }
}
