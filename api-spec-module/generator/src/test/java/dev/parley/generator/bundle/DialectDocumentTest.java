package dev.parley.generator.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DialectDocumentTest {
    @TempDir
    private Path directory;

    private ContractDirectory contract;

    @BeforeEach
    void a_small_contract() {
        contract = new ContractDirectory(directory);
    }

    @Test
    void operations_of_other_dialects_go_with_their_tags_and_keys() {
        ObjectNode openai = contract.bundled("openai-v1.json");
        assertThat(openai.path("paths").has("/others")).isFalse();
        assertThat(openai.path("tags").toString()).isEqualTo("[{\"name\":\"Things\"}]");
        assertThat(openai.at("/components/securitySchemes").has("key")).isFalse();
        ObjectNode v5 = contract.bundled("v5.json");
        assertThat(v5.path("paths").has("/things")).isFalse();
        assertThat(v5.has("security")).isFalse();
        assertThat(v5.at("/components/securitySchemes").has("bearer")).isFalse();
    }

    @Test
    void parameters_of_other_dialects_go() {
        assertThat(contract.bundled("openai-v1.json").at("/paths/~1things/get/parameters"))
                .hasSize(1);
        assertThat(contract.bundled("lightcone-v1.json")
                        .at("/paths/~1things/get")
                        .has("parameters"))
                .isFalse();
    }

    @Test
    void properties_of_other_dialects_go_and_are_no_longer_required() {
        ObjectNode thing = contract.bundled("lightcone-v1.json").withObject("/components/schemas/Thing");
        assertThat(thing.path("properties").has("part")).isFalse();
        assertThat(thing.path("required").toString()).isEqualTo("[\"id\"]");
    }

    @Test
    void schemas_that_nothing_uses_any_more_go() {
        assertThat(contract.bundled("lightcone-v1.json")
                        .at("/components/schemas")
                        .has("Part"))
                .isFalse();
    }

    @Test
    void enum_values_of_other_dialects_go() {
        assertThat(contract.bundled("openai-v1.json")
                        .at("/components/schemas/Size/enum")
                        .toString())
                .isEqualTo("[\"small\"]");
        assertThat(contract.bundled("v5.json")
                        .at("/components/schemas/Size/enum")
                        .toString())
                .isEqualTo("[\"small\",\"large\"]");
    }

    @Test
    void union_members_and_mapping_entries_of_other_dialects_go() {
        ObjectNode v5 = contract.bundled("v5.json");
        assertThat(v5.at("/components/schemas/Part/oneOf")).hasSize(2);
        assertThat(v5.at("/components/schemas/Part/discriminator/mapping")).hasSize(3);
        assertThat(v5.at("/components/schemas/Thing/properties/note/anyOf")).hasSize(2);
    }

    @Test
    void a_union_with_one_member_left_becomes_that_member() {
        ObjectNode openai = contract.bundled("openai-v1.json");
        assertThat(openai.at("/components/schemas/Part").toString())
                .isEqualTo("{\"description\":\"A part.\",\"$ref\":\"#/components/schemas/Wheel\"}");
        assertThat(openai.at("/components/schemas/Thing/properties/note").toString())
                .isEqualTo("{\"description\":\"A note.\",\"type\":\"string\"}");
    }

    @Test
    void no_marks_are_left() {
        assertThat(contract.bundled("v5.json").toString())
                .doesNotContain("x-dialects", "x-enum-dialects", "x-mapping-dialects");
    }

    @Test
    void an_overlay_changes_its_own_dialect_only() {
        contract.write("overlays/v5.yaml", """
            overlay: 1.0.0
            actions:
              - target: $.components.schemas['Thing'].required
                update: [size]
              - target: $.components.schemas.Thing.properties.*.minLength
                remove: true
              - target: $.components.schemas.Size
                update: {description: Any size., type: [string, 'null']}
              - target: $.components.schemas.Size.enum
                remove: true
              - target: $.components.schemas.Thing.properties.note.anyOf[?@.type=='integer']
                update: {minimum: 0}
            """);
        ObjectNode schemas = contract.bundled("v5.json").withObject("/components/schemas");
        assertThat(schemas.at("/Thing/required").toString()).isEqualTo("[\"id\",\"part\",\"size\"]");
        assertThat(schemas.at("/Thing/properties/id").has("minLength")).isFalse();
        assertThat(schemas.at("/Size").toString())
                .isEqualTo("{\"description\":\"Any size.\",\"type\":[\"string\",\"null\"]}");
        assertThat(schemas.at("/Thing/properties/note/anyOf/1/minimum").intValue())
                .isZero();
        assertThat(contract.bundled("openai-v1.json").at("/components/schemas/Thing/required"))
                .hasSize(2);
    }

    @Test
    void an_overlay_action_that_finds_nothing_is_refused() {
        overlay("- {target: $.components.schemas.Think, remove: true}");
        refused("overlays/v5.yaml: $.components.schemas.Think: finds nothing");
    }

    @Test
    void an_overlay_target_that_is_not_understood_is_refused() {
        overlay("- {target: '$..Thing', remove: true}");
        refused("overlays/v5.yaml: $..Thing: is not understood from ..Thing");
    }

    @Test
    void an_overlay_action_that_does_nothing_is_refused() {
        overlay("- {target: $.info}");
        refused("overlays/v5.yaml: $.info: neither updates nor removes");
    }

    @Test
    void an_overlay_of_no_dialect_is_refused() {
        contract.write("overlays/v6.yaml", "overlay: 1.0.0\nactions: []\n");
        refused("overlays/v6.yaml: v6: is not a dialect");
    }

    @Test
    void an_overlay_that_requires_something_twice_or_undeclared_is_refused() {
        overlay("- {target: $.components.schemas.Thing.required, update: [id, weight]}");
        refused("v5.json: /components/schemas/Thing: requires id twice");
        refused("v5.json: /components/schemas/Thing: requires weight, which it does not declare");
    }

    @Test
    void an_overlay_that_breaks_a_union_is_refused() {
        overlay("- {target: $.components.schemas.Part.discriminator.mapping.wing, remove: true}");
        refused("v5.json: Part: has the member Wing, which its mapping does not name");
    }

    @Test
    void an_overlay_that_adds_something_without_a_description_is_refused() {
        overlay("- {target: $.components.schemas.Thing.properties, update: {colour: {type: string}}}");
        refused("v5.json: Thing: property colour has no description");
    }

    private void overlay(String actions) {
        contract.write("overlays/v5.yaml", "overlay: 1.0.0\nactions:\n  " + actions + "\n");
    }

    private void refused(String message) {
        assertThatThrownBy(contract::bundle)
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(message);
    }
}
