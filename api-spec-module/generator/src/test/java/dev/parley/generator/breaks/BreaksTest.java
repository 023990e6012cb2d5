package dev.parley.generator.breaks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BreaksTest {
    private static final String CONTRACT = """
            {"paths": {"/things": {"post": {
               "parameters": [{"name": "q", "in": "query"}],
               "responses": {"200": {"content": {"application/json": {}, "text/event-stream": {}}}, "404": {}}}}},
             "components": {"schemas": {
               "Thing": {"type": "object", "required": ["id"], "properties": {
                 "id": {"type": "string", "maxLength": 64},
                 "size": {"type": ["integer", "null"], "minimum": 0},
                 "state": {"$ref": "#/components/schemas/State"},
                 "kind": {"type": "string", "const": "thing"},
                 "tags": {"type": "array", "items": {"type": "string"}}}},
               "State": {"type": "string", "enum": ["on", "off"]},
               "Any": {"oneOf": [{"$ref": "#/components/schemas/Thing"}, {"type": "string"}],
                       "discriminator": {"propertyName": "kind", "mapping": {"thing": "#/components/schemas/Thing"}}}}}}""";

    @Test
    void the_same_contract_breaks_nothing() throws Exception {
        assertThat(Breaks.between(tree(CONTRACT), tree(CONTRACT))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"/things\"                                   | \"/stuff\"                     | POST /things: the operation is gone",
                "\"name\": \"q\"                               | \"name\": \"r\"                | POST /things: parameter q in query is gone",
                "\"in\": \"query\"                             | \"in\": \"query\", \"required\": true | POST /things: parameter q in query has become required",
                ", \"404\": {}                                 | ``                             | POST /things: status 404 is gone",
                ", \"text/event-stream\": {}                   | ``                             | POST /things: status 200 is no longer sent as text/event-stream",
                "\"tags\":                                     | \"labels\":                    | Thing.tags: the property is gone",
                "[\"id\"]                                      | [\"id\", \"size\"]             | Thing.size: has become required",
                "[\"integer\", \"null\"]                       | \"integer\"                    | Thing.size: type null is gone",
                "\"maxLength\": 64                             | \"maxLength\": 32              | Thing.id: maxLength is now 32",
                "\"minimum\": 0                                | \"minimum\": 1                 | Thing.size: minimum is now 1",
                "\"const\": \"thing\"                          | \"const\": \"object\"          | Thing.kind: its fixed value was \"thing\"",
                "\"items\": {\"type\": \"string\"}             | \"items\": {\"type\": \"integer\"} | Thing.tags[]: type string is gone",
                "{\"$ref\": \"#/components/schemas/State\"}    | {\"type\": \"string\"}         | Thing.state: it was a State",
                "[\"on\", \"off\"]                             | [\"on\"]                       | State: value off is gone",
                ", {\"type\": \"string\"}]                     | ]                              | Any: member string is gone",
                "{\"thing\": \"#/components/schemas/Thing\"}   | {}                             | Any: type thing is gone",
            })
    void a_break_is_named(String was, String is, String named) throws Exception {
        String changed = CONTRACT.replace(was, is);

        assertThat(changed).isNotEqualTo(CONTRACT);
        assertThat(Breaks.between(tree(CONTRACT), tree(changed))).contains(named);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[\"on\", \"off\"]      | [\"on\", \"off\", \"broken\"]",
                "\"tags\":              | \"labels\": {\"type\": \"string\"}, \"tags\":",
                "\"maxLength\": 64      | \"maxLength\": 128",
                ", \"404\": {}          | , \"404\": {}, \"409\": {}",
                "[\"integer\", \"null\"] | [\"number\", \"null\"]",
                "{\"type\": \"string\"}] | {\"type\": \"string\"}, {\"type\": \"integer\"}]",
            })
    void an_addition_breaks_nothing(String was, String is) throws Exception {
        assertThat(Breaks.between(tree(CONTRACT), tree(CONTRACT.replace(was, is))))
                .isEmpty();
    }

    private static JsonNode tree(String json) throws JsonProcessingException {
        return new ObjectMapper().readTree(json);
    }
}
