package dev.parley.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExamplesTest {
    /** These forms are read by one dialect only; the joined schemas ask for a little more. */
    private static final Set<String> ONLY_IN_DIALECT = Set.of(
            "item-reference-without-type",
            "of-another-type",
            "all-fields-of-the-flat-struct",
            "sparse",
            "delta-without-number",
            "free-values",
            "open-objects");

    private final Documents documents = new Documents();
    private final List<Example> examples = documents.examples();

    @TestFactory
    Stream<DynamicTest> every_example_is_valid_in_the_document_of_its_dialect() {
        return examples.stream().map(example -> valid(example, example.document()));
    }

    @TestFactory
    Stream<DynamicTest> every_example_is_valid_in_the_joined_document() {
        return examples.stream()
                .filter(example -> !ONLY_IN_DIALECT.contains(example.name()))
                .map(example -> valid(example, Documents.JOINED));
    }

    private DynamicTest valid(Example example, String document) {
        return DynamicTest.dynamicTest(
                example.path(),
                () -> assertThat(documents.errors(document, example.schema(), example.tree()))
                        .isEmpty());
    }
}
