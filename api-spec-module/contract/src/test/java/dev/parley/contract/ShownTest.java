package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing is in the contract without an example. */
class ShownTest {
    private final Documents documents = new Documents();
    private final List<Example> examples = documents.examples();
    private final JsonNode joined = documents.resource(Documents.JOINED);

    @Test
    void every_schema_every_kind_and_every_property_is_in_some_example() {
        assertThat(missing(joined, examples)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("dev.parley.contract.Documents#DIALECTS")
    void every_schema_and_every_kind_of_a_dialect_is_in_an_example_of_the_dialect(String dialect) {
        assertThat(missing(documents.resource(dialect + ".json"), of(dialect)))
                .filteredOn(part -> part.matches("\\w+( > .+)?"))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("dev.parley.contract.Documents#DIALECTS")
    void every_body_of_an_operation_has_examples_of_its_own_in_each_dialect(String dialect) {
        Set<String> shown = schemasOf(of(dialect));
        assertThat(new Bodies(documents.resource(dialect + ".json")).all())
                .allSatisfy(body -> assertThat(shown).as(body.toString()).contains(body.schema()));
    }

    @Test
    void every_body_of_an_operation_that_no_published_document_has_is_shown_as_an_extension() {
        Set<String> shown = schemasOf(of("parley"));
        assertThat(new Bodies(joined).all())
                .filteredOn(body -> body.marks().equals(List.of("parley")))
                .filteredOn(body -> body.status().startsWith("2"))
                .isNotEmpty()
                .allSatisfy(body -> assertThat(shown).as(body.toString()).contains(body.schema()));
    }

    @ParameterizedTest
    @FieldSource("dev.parley.contract.Documents#DIALECTS")
    void every_error_that_a_dialect_declares_has_an_example(String dialect) {
        Set<String> wanted = new TreeSet<>();
        documents
                .resource(dialect + ".json")
                .at("/components/responses")
                .fieldNames()
                .forEachRemaining(name ->
                        wanted.add(name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)));
        assertThat(of(dialect).stream()
                        .filter(example -> example.schema().equals("ErrorEnvelope"))
                        .map(Example::name))
                .containsAll(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"StreamEvent > keepalive", "Tool > x_search", "OutputItem > program", "Annotation > file_path"})
    void what_no_example_shows_is_named(String kind) {
        String type = kind.substring(kind.indexOf("> ") + 2);
        List<Example> without = examples.stream()
                .filter(example -> !example.tree().findValuesAsText("type").contains(type))
                .toList();
        assertThat(missing(joined, without)).contains(kind);
    }

    @Test
    void a_value_that_only_looks_like_a_kind_does_not_show_it() {
        JsonNode tree = documents.tree("{\"model\":\"m\",\"metadata\":{\"type\":\"keepalive\"}}");
        Example lookalike = new Example("", "observed", "CreateResponse", "", tree);

        assertThat(new Shown(joined).with(List.of(lookalike)).parts())
                .contains("CreateResponse", "CreateResponse.model")
                .doesNotContain("StreamEvent > keepalive", "KeepaliveEvent");
    }

    @Test
    void a_property_that_no_example_has_is_named() {
        List<Example> without = examples.stream()
                .filter(example -> !example.tree().has("obfuscation"))
                .toList();
        assertThat(missing(joined, without)).contains("OutputTextDeltaEvent.obfuscation");
    }

    private List<Example> of(String mark) {
        return examples.stream().filter(example -> example.mark().equals(mark)).toList();
    }

    private static Set<String> schemasOf(List<Example> examples) {
        Set<String> schemas = new TreeSet<>();
        examples.forEach(example -> schemas.add(example.schema()));
        return schemas;
    }

    private static Set<String> missing(JsonNode document, List<Example> examples) {
        Set<String> missing = Shown.all(document);
        missing.removeAll(new Shown(document).with(examples).parts());
        return missing;
    }
}
