package dev.parley.generator.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlerTest {
    @TempDir
    private Path directory;

    private ContractDirectory contract;

    @BeforeEach
    void a_small_contract() {
        contract = new ContractDirectory(directory);
    }

    @Test
    void the_joined_document_has_its_parts_in_file_order_and_paths_before_components() {
        ObjectNode document = contract.bundled("openapi.json");
        assertThat(names(document)).containsExactly("openapi", "info", "security", "tags", "paths", "components");
        assertThat(names(document.withObject("/components/schemas")))
                .containsExactly("Part", "Wheel", "Wing", "Thing", "Size");
        assertThat(names(document.withObject("/paths"))).containsExactly("/things", "/others");
    }

    @Test
    void every_property_of_the_joined_document_says_its_dialects() {
        ObjectNode properties = contract.bundled("openapi.json").withObject("/components/schemas/Thing/properties");
        assertThat(properties.at("/id/x-dialects").toString())
                .isEqualTo("[\"lightcone-v1\",\"lightcone-compat\",\"openai-v1\",\"v5\"]");
        assertThat(properties.at("/part/x-dialects").toString()).isEqualTo("[\"openai-v1\",\"v5\"]");
    }

    @Test
    void every_parameter_of_the_joined_document_says_its_dialects() {
        contract.replace("paths/things.yaml", ", x-dialects: [openai-v1], schema", ", schema");
        assertThat(contract.bundled("openapi.json")
                        .at("/paths/~1things/get/parameters/0/x-dialects")
                        .toString())
                .isEqualTo("[\"lightcone-v1\",\"lightcone-compat\",\"openai-v1\"]");
    }

    @Test
    void a_property_written_out_inside_another_says_the_dialects_of_its_schema() {
        contract.replace(
                "schemas/thing.yaml",
                "- type: string",
                "- {type: object, properties: {deep: {description: Deep., type: string}}}");
        assertThat(contract.bundled("openapi.json")
                        .at("/components/schemas/Thing/properties/note/anyOf/0/properties/deep/x-dialects"))
                .hasSize(4);
    }

    @Test
    void yaml_and_json_are_the_same_document() throws IOException {
        Path output = contract.bundle();
        assertThat(new YAMLMapper().readTree(output.resolve("openapi.yaml").toFile()))
                .isEqualTo(new ObjectMapper()
                        .readTree(output.resolve("openapi.json").toFile()));
    }

    @Test
    void a_second_run_writes_the_same_bytes_and_leaves_the_files_alone() throws IOException {
        Path file = contract.bundle().resolve("openapi.yaml");
        byte[] bytes = Files.readAllBytes(file);
        var time = Files.getLastModifiedTime(file);
        contract.bundle();
        assertThat(file).hasBinaryContent(bytes);
        assertThat(Files.getLastModifiedTime(file)).isEqualTo(time);
    }

    @Test
    void examples_are_copied_and_listed_in_an_index() {
        contract.write("examples/v5/Thing/one.json", "{\"id\": \"1\"}");
        Path output = contract.bundle();
        assertThat(output.resolve("examples/v5/Thing/one.json")).hasContent("{\"id\": \"1\"}");
        assertThat(output.resolve("examples/index.json")).content().isEqualToIgnoringWhitespace("""
                [{"path": "v5/Thing/one.json", "dialect": "v5", "schema": "Thing", "name": "one"}]""");
    }

    @Test
    void main_wants_two_arguments() {
        assertThatThrownBy(() -> Bundler.main(new String[] {"openapi"})).hasMessageContaining("expected two arguments");
    }

    private static List<String> names(ObjectNode object) {
        return List.copyOf(Trees.fields(object).keySet());
    }
}
