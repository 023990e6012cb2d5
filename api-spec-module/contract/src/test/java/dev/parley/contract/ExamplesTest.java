package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExamplesTest {
    private static final Set<String> DIALECTS = Set.of("lightcone-v1", "lightcone-compat", "openai-v1", "v5");
    private final Documents documents = new Documents();

    @TestFactory
    Stream<DynamicTest> every_example_is_valid_in_the_document_of_its_dialect() {
        return index().map(entry -> DynamicTest.dynamicTest(
                entry.path("path").asText(),
                () -> assertThat(documents.errors(
                                entry.path("dialect").asText() + ".json",
                                entry.path("schema").asText(),
                                example(entry)))
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_valid_in_the_joined_document() {
        // These forms are read by one dialect only; the joined schemas ask for a little more.
        Set<String> onlyInDialect = Set.of(
                "item-reference-without-type",
                "of-another-type",
                "all-fields-of-the-flat-struct",
                "sparse",
                "delta-without-number",
                "free-values",
                "open-objects");
        return index().filter(
                        entry -> !onlyInDialect.contains(entry.path("name").asText()))
                .map(entry -> DynamicTest.dynamicTest(
                        entry.path("path").asText(),
                        () -> assertThat(documents.errors(
                                        "openapi.json", entry.path("schema").asText(), example(entry)))
                                .isEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"InputItem", "OutputItem", "ContentPart", "ComputerAction", "Tool", "StreamEvent"})
    void every_kind_of_a_union_appears_in_some_example(String union) {
        for (String dialect : DIALECTS) {
            JsonNode mapping =
                    documents.resource(dialect + ".json").at("/components/schemas/" + union + "/discriminator/mapping");
            Set<String> kinds = new TreeSet<>();
            mapping.fieldNames().forEachRemaining(kinds::add);
            Set<String> shown = new TreeSet<>();
            index().filter(entry -> entry.path("dialect").asText().equals(dialect))
                    .forEach(entry -> example(entry)
                            .findValuesAsText("type", new ArrayList<>())
                            .forEach(shown::add));
            assertThat(shown).as("%s in %s", union, dialect).containsAll(kinds);
        }
    }

    @Test
    void every_dialect_has_a_request_and_a_response_as_example() {
        for (String schema : Set.of("CreateResponse", "Response", "StreamEvent", "ErrorEnvelope")) {
            assertThat(index().filter(entry -> entry.path("schema").asText().equals(schema))
                            .map(entry -> entry.path("dialect").asText()))
                    .as(schema)
                    .containsAll(DIALECTS);
        }
    }

    private Stream<JsonNode> index() {
        return StreamSupport.stream(documents.resource("examples/index.json").spliterator(), false);
    }

    private JsonNode example(JsonNode entry) {
        return documents.resource("examples/" + entry.path("path").asText());
    }
}
