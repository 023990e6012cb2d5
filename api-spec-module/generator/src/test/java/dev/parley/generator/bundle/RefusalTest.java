package dev.parley.generator.bundle;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RefusalTest {
    @TempDir
    private Path directory;

    private ContractDirectory contract;

    @BeforeEach
    void a_contract_that_is_right() {
        contract = new ContractDirectory(directory);
    }

    @Test
    void the_contract_that_the_other_tests_spoil_is_accepted() {
        assertThatCode(contract::bundle).doesNotThrowAnyException();
    }

    @Test
    void a_name_in_two_files_is_refused_naming_both() {
        contract.write("schemas/wings.yaml", "Wing: {description: Again., x-dialects: [v5], type: object}\n");
        refused("schemas/wings.yaml: Wing: is defined in schemas/parts.yaml too");
    }

    @Test
    void a_key_twice_in_one_file_is_refused_naming_the_file() {
        contract.write("schemas/twice.yaml", "A: {type: string}\nA: {type: string}\n");
        refused("schemas/twice.yaml: document: Duplicate");
    }

    @Test
    void a_file_that_is_not_yaml_is_refused_naming_it() {
        contract.write("schemas/broken.yaml", "A: [\n");
        refused("schemas/broken.yaml: document:");
    }

    @Test
    void an_empty_file_is_refused_naming_it() {
        contract.write("schemas/empty.yaml", "");
        refused("schemas/empty.yaml: document: is not a mapping");
    }

    @Test
    void an_anchor_is_refused_naming_its_line() {
        contract.write("schemas/anchor.yaml", "A: &a {type: string}\nB: *a\n");
        refused("schemas/anchor.yaml: line 1: uses a YAML anchor");
    }

    @Test
    void a_dangling_reference_is_refused_naming_where_it_stands() {
        contract.replace("schemas/thing.yaml", "#/components/schemas/Size'", "#/components/schemas/Sise'");
        refused("schemas/thing.yaml: Thing: refers to #/components/schemas/Sise, which is not there");
    }

    @Test
    void a_dangling_reference_of_an_operation_is_refused_naming_its_path() {
        contract.replace("paths/things.yaml", "'#/components/schemas/Thing'", "'#/components/schemas/Think'");
        refused("paths/things.yaml: /things: refers to #/components/schemas/Think, which is not there");
    }

    @Test
    void a_reference_to_another_file_is_refused() {
        contract.replace("schemas/thing.yaml", "'#/components/schemas/Size'", "'size.yaml#/Size'");
        refused("Thing: refers to size.yaml#/Size, which is not there");
    }

    @Test
    void a_member_and_a_mapping_without_local_references_are_refused() {
        contract.replace("schemas/parts.yaml", "'#/components/schemas/Wing'", "Wing");
        refused("Part: refers to Wing, which is not there");
        refused("Part: maps wing to Wing, which is not a member");
    }

    @Test
    void a_schema_that_no_operation_uses_is_refused() {
        contract.write("schemas/lost.yaml", "Lost: {description: Lost., x-dialects: [v5], type: object}\n");
        refused("schemas/lost.yaml: Lost: is used by no operation");
    }

    @Test
    void a_member_that_the_mapping_does_not_name_is_refused() {
        contract.replace("schemas/parts.yaml", "      wing: '#/components/schemas/Wing'\n", "");
        refused("schemas/parts.yaml: Part: has the member Wing, which its mapping does not name");
    }

    @Test
    void a_mapping_to_something_that_is_not_a_member_is_refused() {
        contract.replace("schemas/parts.yaml", "    - $ref: '#/components/schemas/Wing'\n", "");
        refused("Part: maps wing to Wing, which is not a member");
    }

    @Test
    void a_mapping_with_a_value_that_the_member_does_not_declare_is_refused() {
        contract.replace("schemas/parts.yaml", "const: wing", "const: wings");
        refused("Part: maps wing to Wing, which does not declare that value");
    }

    @Test
    void a_union_of_objects_without_a_discriminator_is_refused() {
        contract.replace("schemas/parts.yaml", "  discriminator:", "  x-discriminator:");
        refused("Part: is a union of several objects without a discriminator");
    }

    @Test
    void a_schema_without_dialects_is_refused() {
        contract.replace("schemas/parts.yaml", "  x-dialects: [v5]\n", "");
        refused("schemas/parts.yaml: Wing: has no x-dialects");
    }

    @Test
    void an_operation_without_dialects_is_refused() {
        contract.replace("paths/things.yaml", "    x-dialects: [v5]\n", "");
        refused("paths/things.yaml: /others: get has no x-dialects");
    }

    @Test
    void a_dialect_that_does_not_exist_is_refused() {
        contract.replace("schemas/parts.yaml", "x-dialects: [v5]", "x-dialects: [v6]");
        refused("Wing: is marked v6, which is not a dialect");
    }

    @Test
    void a_property_in_a_dialect_that_its_schema_is_not_in_is_refused() {
        contract.replace("schemas/parts.yaml", "const: wing", "const: wing, x-dialects: [openai-v1]");
        refused("Wing: property type is marked openai-v1, but what it belongs to is not");
    }

    @Test
    void a_mark_for_a_value_that_does_not_exist_is_refused() {
        contract.replace("schemas/thing.yaml", "{large: [v5]}", "{huge: [v5]}");
        refused("Size: x-enum-dialects names huge, which is not a value");
    }

    @Test
    void a_mark_of_a_value_that_is_not_a_dialect_is_refused() {
        contract.replace("schemas/thing.yaml", "{large: [v5]}", "{large: [v6]}");
        refused("schemas/thing.yaml: Size: x-enum-dialects of large is marked v6, which is not a dialect");
    }

    @Test
    void a_mark_of_a_kind_without_dialects_is_refused() {
        contract.replace("schemas/parts.yaml", "{spare_wheel: [v5]}", "{spare_wheel: []}");
        refused("schemas/parts.yaml: Part: x-mapping-dialects of spare_wheel has no x-dialects");
    }

    @Test
    void a_parameter_in_a_dialect_that_does_not_exist_is_refused() {
        contract.replace("paths/things.yaml", "All of it., x-dialects: [openai-v1]", "All., x-dialects: [openai]");
        refused("paths/things.yaml: /things: get parameter full is marked openai, which is not a dialect");
    }

    @Test
    void a_parameter_in_a_dialect_that_its_operation_is_not_in_is_refused() {
        contract.replace("paths/things.yaml", "All of it., x-dialects: [openai-v1]", "All., x-dialects: [v5]");
        refused("/things: get parameter full is marked v5, but what it belongs to is not");
    }

    @Test
    void an_alternative_in_a_dialect_that_does_not_exist_is_refused() {
        contract.replace("schemas/thing.yaml", "{type: integer, x-dialects: [v5]}", "{type: integer, x-dialects: [v]}");
        refused("Thing: property note anyOf 1 is marked v, which is not a dialect");
    }

    @Test
    void an_extension_that_nobody_reads_is_refused() {
        contract.replace("schemas/thing.yaml", "x-enum-dialects", "x-enum-dialect");
        refused("schemas/thing.yaml: Size: has x-enum-dialect, which nobody reads");
    }

    @Test
    void a_discriminator_without_a_mapping_is_refused() {
        contract.replace("schemas/parts.yaml", "    mapping:", "    map:");
        refused("Part: has the member Wheel, which its mapping does not name");
        refused("Part: has the member Wing, which its mapping does not name");
    }

    @Test
    void a_discriminator_without_a_property_is_refused() {
        contract.replace("schemas/parts.yaml", "    propertyName: type\n", "");
        refused("Part: has a discriminator without propertyName");
    }

    @Test
    void a_union_written_out_inside_a_property_keeps_the_rules_of_unions() {
        contract.replace(
                "schemas/thing.yaml",
                "- type: string",
                "- {$ref: '#/components/schemas/Wheel'}\n        - {$ref: '#/components/schemas/Wing'}");
        refused("Thing: property note is a union of several objects without a discriminator");
    }

    @Test
    void a_member_of_a_union_that_has_no_name_is_refused() {
        contract.replace(
                "schemas/parts.yaml",
                "    - $ref: '#/components/schemas/Wing'\n",
                "    - $ref: '#/components/schemas/Wing'\n    - {type: object, properties: {a: {description: A.}}}\n");
        refused("Part: has a member that no mapping can name");
    }

    @Test
    void a_property_written_out_inside_another_without_description_is_refused() {
        contract.replace(
                "schemas/thing.yaml",
                "    - {type: integer, x-dialects: [v5]}",
                "    - {type: object, properties: {deep: {type: string}}, x-dialects: [v5]}");
        refused("schemas/thing.yaml: Thing: property note anyOf 1 property deep has no description");
    }

    @Test
    void a_parameter_an_answer_a_request_body_and_a_key_without_description_are_refused() {
        contract.replace("paths/things.yaml", "description: All of it., ", "")
                .replace("paths/things.yaml", "        description: The thing.\n", "")
                .replace("paths/things.yaml", "    responses:", "    requestBody: {content: {}}\n    responses:")
                .replace("parley.yaml", "bearer: {description: A key., ", "bearer: {");
        refused("paths/things.yaml: /things: get parameter full has no description");
        refused("paths/things.yaml: /things: get answer 200 has no description");
        refused("paths/things.yaml: /things: get request body has no description");
        refused("parley.yaml: bearer: has no description");
    }

    @Test
    void a_schema_a_property_and_an_operation_without_description_are_refused_together() {
        contract.replace("schemas/parts.yaml", "  description: A wing.\n", "")
                .replace("schemas/thing.yaml", "{description: Its id., ", "{")
                .replace("paths/things.yaml", "    description: Get a thing.\n", "");
        refused("schemas/parts.yaml: Wing: has no description");
        refused("schemas/thing.yaml: Thing: property id has no description");
        refused("paths/things.yaml: /things: get has no description");
    }

    @Test
    void a_property_that_needs_a_schema_of_another_dialect_is_refused() {
        contract.replace("schemas/thing.yaml", "      x-dialects: [openai-v1, v5]\n", "");
        refused("lightcone-v1.json: /components/schemas/Thing/properties/part: refers to #/components/schemas/Part, "
                + "which the dialect does not have");
    }

    @Test
    void an_enum_without_values_in_a_dialect_is_refused() {
        contract.replace("schemas/thing.yaml", "{large: [v5]}", "{large: [v5], small: [v5]}");
        refused("lightcone-v1.json: /components/schemas/Size: has nothing left in enum");
    }

    @Test
    void an_example_in_a_folder_of_no_dialect_is_refused() {
        contract.write("examples/v6/Thing/one.json", "{}");
        refused("examples/v6/Thing/one.json: file: is not at <mark>/<Schema>/<name>.json");
    }

    @Test
    void an_example_that_is_not_json_is_refused() {
        contract.write("examples/v5/Thing/one.json", "{]");
        refused("examples/v5/Thing/one.json: document:");
    }

    private void refused(String message) {
        assertThatThrownBy(contract::bundle)
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(message);
    }
}
