package dev.parley.conformance.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.parley.conformance.check.Checks;
import dev.parley.conformance.check.OpenApiContract;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.data.DataReader;
import dev.parley.conformance.puppet.Move;
import dev.parley.conformance.puppet.Script;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CatalogueReaderTest {
    private static final String GOOD = """
            id: area/case
            title: A case for this test
            requirements: [STREAM-01]
            steps:
              - {id: turn, method: GET, path: /x}
            checks:
              - {check: status, on: turn, with: {is: [200]}}
            """;

    private final Checks checks = new Checks(new OpenApiContract(JsonNodeFactory.instance.objectNode(), Set.of()));
    private final CatalogueReader reader = new CatalogueReader(checks::verify);

    private Case read(String text) {
        return reader.read(
                new DataReader.Source("cases/area/case.yaml", text), reader.schema("case"), Set.of("STREAM-01"));
    }

    @Test
    void a_good_case_is_read() {
        assertThat(read(GOOD).checks()).extracting(CheckUse::check).containsExactly("status");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            check: status        | check: stattus          | there is no check called stattus
            with: {is: [200]}    | with: {are: [200]}      | has no parameter are
            on: turn             | on: tern                | a step that isn't there
            STREAM-01            | STREAM-99               | there is no requirement STREAM-99
            title: A case for this test | tittle: A case for this test | breaks its schema
            id: area/case        | id: area/other          | the file holds the case area/other
            steps:               | steps                   | is not YAML
            path: /x}            | path: /x, puppet: {play: [{text: a}]}}    | has a puppet but doesn't say
            path: /x}            | path: /x, puppet: {play: [{say: a}]}}     | breaks its schema
            path: /x}            | path: /x, leave-after: {events: 0}}       | breaks its schema
            """)
    void a_broken_case_is_refused(String good, String bad, String message) {
        assertThatThrownBy(() -> read(GOOD.replace(good, bad)))
                .isInstanceOf(BrokenKitException.class)
                .hasMessageContaining(message);
    }

    @Test
    void the_moves_of_a_puppet_are_told_apart_by_their_fields() {
        String puppet = "path: '/x', body: {a: '${puppet}'}, puppet: {lacks: [done], play: [{text: a, times: 2}, "
                + "{reasoning: b}, {refusal: c}, {call: d, name: e, index: 0}, {silence: 5}, {stall: true}, "
                + "{refuse: 429, retry-after: 3}, {drop: reset}, {finish: length}]}}";

        assertThat(read(GOOD.replace("path: /x}", puppet)).steps().get(0).puppet())
                .isEqualTo(new Script(
                        List.of(
                                new Move.Text("a", 2, 0),
                                new Move.Reasoning("b"),
                                new Move.Refusal("c"),
                                new Move.Call("d", "e", "", 0),
                                new Move.Silence(5),
                                new Move.Stall(true),
                                new Move.Refuse(429, 3, null),
                                new Move.Drop(Move.Drop.How.RESET),
                                new Move.Finish("length")),
                        Set.of(Script.Part.DONE)));
    }

    @Test
    void the_kits_own_data_hangs_together() {
        Catalogue catalogue = reader.read();

        assertThat(catalogue.cases()).hasSizeGreaterThan(60);
        assertThat(catalogue.requirements()).containsKeys("STREAM-01", "CUA-07", "MCP-02");
    }
}
