package dev.parley.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.conformance.Kit;
import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.check.SchemaProblem;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the cases send is valid before any of it is sent, in every profile. */
final class CasesKeepTheContractTest {
    private static final Surroundings ALL = Surroundings.NONE.withReplica(URI.create("http://localhost"));

    private final List<String> problems = new ArrayList<>();
    private int looked;

    @ParameterizedTest
    @ValueSource(strings = {"lightcone-v1", "lightcone-compat", "openai-v1", "v5"})
    void every_request_that_creates_a_response_keeps_to_the_contract(String id) {
        Profile profile = new Profiles().get(id);
        Kit kit = Kit.load(profile);
        Target target = new Target(URI.create("http://localhost"), Optional.of("key"), Optional.empty(), Map.of(), ALL);
        for (Case each : kit.catalogue().of(profile)) {
            Variables variables = given(each, Variables.of(profile, target));
            each.steps().stream()
                    .filter(step -> creates(step) && !takesOver(each, step))
                    .forEach(step -> look(each, step, kit, new Templates(profile, variables)));
        }

        assertThat(problems).isEmpty();
        assertThat(looked).isGreaterThan(80);
    }

    private void look(Case each, Step step, Kit kit, Templates templates) {
        looked++;
        var body = Trees.read(templates.fill(step.body()).toString());
        for (SchemaProblem problem : kit.contract().validate("CreateResponse", body)) {
            problems.add(each.id() + " " + step.id() + ": " + problem);
        }
    }

    private static boolean creates(Step step) {
        boolean create = step.method().equals("POST") && step.path().equals("${path}");
        return create && !step.offContract() && !step.body().isMissingNode();
    }

    /** Ids out of earlier answers are texts; whole parts of them are the server's own and can't be foreseen. */
    private static boolean takesOver(Case each, Step step) {
        return each.steps().stream()
                .flatMap(earlier -> earlier.capture().keySet().stream())
                .filter(name -> !name.endsWith("id"))
                .anyMatch(name -> step.body().toString().contains("${" + name + "}"));
    }

    private static Variables given(Case each, Variables known) {
        Variables all = known.with("puppet", TextNode.valueOf("puppet-0"))
                .with("puppet.model", TextNode.valueOf("vendor/puppet"))
                .with("mcp_url", TextNode.valueOf("http://localhost/mcp"))
                .with("nth", TextNode.valueOf("1"));
        for (Step step : each.steps()) {
            for (String name : step.capture().keySet()) {
                all = all.with(name, TextNode.valueOf("id_1"));
            }
        }
        return all;
    }
}
