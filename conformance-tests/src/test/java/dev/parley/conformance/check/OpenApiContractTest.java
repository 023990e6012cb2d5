package dev.parley.conformance.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OpenApiContractTest {
    private static final String DOCUMENT = """
            components:
              schemas:
                Animal:
                  oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
                  discriminator:
                    propertyName: type
                    mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}
                Cat:
                  type: object
                  required: [type, lives]
                  properties: {type: {const: cat}, lives: {type: integer}}
                Dog:
                  type: object
                  required: [type]
                  properties: {type: {const: dog}, name: {type: string}}
                Mode: {type: string, enum: [none, auto]}
                Choice:
                  oneOf: [{$ref: '#/components/schemas/Mode'}, {$ref: '#/components/schemas/Dog'}]
                  discriminator: {propertyName: type, mapping: {dog: Dog}}
                Guest:
                  oneOf: [{$ref: '#/components/schemas/Dog'}, {type: object, description: anything else}]
                  discriminator: {propertyName: type, mapping: {dog: Dog}}
                Heir:
                  oneOf: [{$ref: '#/components/schemas/Dog'}]
                  discriminator: {propertyName: type, mapping: {dog: Dog}}
                  x-default-mapping: Nameless
                Nameless: {type: object, required: [name]}
                Zoo:
                  type: object
                  properties: {animals: {type: array, items: {$ref: '#/components/schemas/Animal'}}}
            """;
    private final YAMLMapper yaml = new YAMLMapper();
    private OpenApiContract contract;

    @BeforeEach
    void read() throws IOException {
        contract = new OpenApiContract(yaml.readTree(DOCUMENT), Set.of());
    }

    private JsonNode value(String text) throws IOException {
        return yaml.readTree(text);
    }

    private List<String> problems(String schema, String value) throws IOException {
        return contract.validate(schema, value(value)).stream()
                .map(SchemaProblem::pointer)
                .toList();
    }

    @Test
    void a_member_of_a_union_is_picked_by_its_type_and_complains_about_its_own_field_only() throws IOException {
        assertThat(contract.validate("Zoo", value("animals: [{type: dog}, {type: cat, lives: nine}]")))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.pointer()).isEqualTo("/animals/1/lives");
                    assertThat(problem.message()).contains("integer");
                });
    }

    @Test
    void an_unknown_type_is_a_problem_at_the_type() throws IOException {
        assertThat(problems("Animal", "type: cow")).containsExactly("/type");
        assertThat(problems("Animal", "lives: 9")).isNotEmpty();
        assertThat(problems("Animal", "[]")).isNotEmpty();
    }

    @Test
    void an_unknown_type_is_fine_where_the_profile_or_the_document_leaves_the_union_open() throws IOException {
        assertThat(problems("Guest", "type: cow")).isEmpty();
        contract = new OpenApiContract(value(DOCUMENT), Set.of("Animal"));
        assertThat(problems("Animal", "type: cow")).isEmpty();
        assertThat(problems("Animal", "type: cat")).isNotEmpty();
    }

    @Test
    void a_union_of_words_and_objects_takes_both_and_nothing_else() throws IOException {
        assertThat(problems("Choice", "auto")).isEmpty();
        assertThat(problems("Choice", "type: dog")).isEmpty();
        assertThat(problems("Choice", "some")).isNotEmpty();
        assertThat(problems("Choice", "type: cat")).isNotEmpty();
    }

    @Test
    void a_missing_type_is_judged_by_the_default_of_the_union() throws IOException {
        assertThat(problems("Heir", "name: Rex")).isEmpty();
        assertThat(problems("Heir", "age: 3")).isNotEmpty();
    }

    @Test
    void closed_objects_name_the_field_that_is_too_much() throws IOException {
        JsonNode zoo = value("animals: [{type: dog, tail: 1}]");

        assertThat(contract.validate("Zoo", zoo)).isEmpty();
        assertThat(contract.validateClosed("Zoo", zoo))
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("tail"));
    }
}
