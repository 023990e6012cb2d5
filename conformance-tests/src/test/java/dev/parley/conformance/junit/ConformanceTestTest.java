package dev.parley.conformance.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.puppet.Puppet;
import dev.parley.conformance.reference.Delivery;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import dev.parley.conformance.suite.Stage;
import dev.parley.conformance.suite.Surroundings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

final class ConformanceTestTest {
    @TempDir
    private Path folder;

    private final List<String> published = new ArrayList<>();

    /** What somebody writes who tests a server of theirs. */
    private abstract static class Sample extends ConformanceTest {
        private final URI url;
        private final String cases;

        Sample(URI url, String cases) {
            this.url = url;
            this.cases = cases;
        }

        @Override
        protected URI server() {
            return url;
        }

        @Override
        protected Optional<String> key() {
            return Optional.of("secret-key");
        }

        @Override
        protected String cases() {
            return cases;
        }
    }

    /** The same with a list of failures that are expected. */
    private static final class Listed extends Sample {
        private final Optional<Path> list;

        Listed(URI url, String cases, Optional<Path> list) {
            super(url, cases);
            this.list = list;
        }

        @Override
        protected Optional<Path> expectedFailures() {
            return list;
        }
    }

    /** The same with a puppet behind the server and another tenant's key, or without both. */
    private static final class Strict extends Sample {
        private final Optional<Stage> stage;

        Strict(URI url, Optional<Stage> stage) {
            super(url, "object/upstream-ids,tenants/get");
            this.stage = stage;
        }

        @Override
        protected Optional<Stage> stage() {
            return stage;
        }

        @Override
        protected Surroundings surroundings() {
            return stage.isPresent() ? Surroundings.NONE.withOtherKey("other-key") : Surroundings.NONE;
        }

        @Override
        protected boolean mustJudge() {
            return true;
        }
    }

    private static Map<String, String> strictly(boolean staged) throws IOException {
        try (Puppet puppet = Puppet.local(Duration.ofSeconds(2));
                ReferenceServer server = new ReferenceServer(
                        ReferenceServer.Temper.of(Dialect.OPENAI_V1, Flaw.NONE).upstream(puppet.url()))) {
            Map<String, String> outcomes = new LinkedHashMap<>();
            Optional<Stage> stage = Optional.of(new Stage(puppet, "puppet", Optional.empty()));
            new Strict(server.url(), stage.filter(each -> staged))
                    .conformance(entries -> {})
                    .forEach(node -> collect("", node, outcomes));
            return outcomes;
        }
    }

    @Test
    void with_a_puppet_and_another_key_what_needs_them_is_judged() throws Exception {
        assertThat(strictly(true))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("object > object/upstream-ids", "passed", "tenants > tenants/get", "passed"));
    }

    @Test
    void a_class_that_must_judge_all_fails_where_something_cannot_be_judged() throws Exception {
        assertThat(strictly(false).values()).hasSize(2).allMatch(each -> each.startsWith("failed not testable here"));
    }

    private Map<String, String> run(Flaw flaw, String cases, Optional<Path> list) throws IOException {
        return run(ReferenceServer.Temper.of(Dialect.OPENAI_V1, flaw), cases, list);
    }

    private Map<String, String> run(ReferenceServer.Temper temper, String cases, Optional<Path> list)
            throws IOException {
        try (ReferenceServer server = new ReferenceServer(temper)) {
            Map<String, String> outcomes = new LinkedHashMap<>();
            new Listed(server.url(), cases, list)
                    .conformance(entries -> published.add(entries.toString()))
                    .forEach(node -> collect("", node, outcomes));
            return outcomes;
        }
    }

    private static void collect(String where, DynamicNode node, Map<String, String> outcomes) {
        if (node instanceof DynamicContainer area) {
            try (Stream<? extends DynamicNode> children = area.getChildren()) {
                children.forEach(child -> collect(area.getDisplayName() + " > ", child, outcomes));
            }
        } else if (node instanceof DynamicTest test) {
            outcomes.put(where + test.getDisplayName().replaceFirst(":.*", ""), outcome(test));
        }
    }

    private static String outcome(DynamicTest test) {
        try {
            test.getExecutable().execute();
            return "passed";
        } catch (TestAbortedException e) {
            return "aborted " + e.getMessage();
        } catch (Throwable e) {
            return "failed " + e.getMessage();
        }
    }

    private Optional<Path> list(String cases) throws IOException {
        return Optional.of(Files.writeString(
                folder.resolve("expected.yaml"), "expected-failures:\n  - {cases: " + cases + ", reason: ticket 7}\n"));
    }

    @Test
    void every_case_is_a_test_grouped_by_area() throws Exception {
        assertThat(run(Flaw.NONE, "object/ids,object/valid,stream/grammar", Optional.empty()))
                .containsExactly(
                        Map.entry("object > object/ids", "passed"),
                        Map.entry("object > object/valid", "passed"),
                        Map.entry("stream > stream/grammar", "passed"));
    }

    @Test
    void a_failure_says_what_to_mend_and_how_to_see_it_again_without_the_key() throws Exception {
        assertThat(run(Flaw.response(r -> r.remove("usage")), "object/usage", Optional.empty())
                        .get("object > object/usage"))
                .startsWith("failed fail\n")
                .contains("/usage/input_tokens", "[usage-sums]", "again: curl", "$KEY")
                .doesNotContain("secret-key");
    }

    @Test
    void what_cannot_be_judged_is_aborted_with_its_reason() throws Exception {
        assertThat(run(Flaw.skip("computer"), "cua/computer-call", Optional.empty())
                        .values())
                .singleElement()
                .asString()
                .startsWith("aborted not testable here")
                .contains("answered without a computer_call");
    }

    @Test
    void what_the_server_honestly_refuses_is_aborted_with_its_words() throws Exception {
        assertThat(run(Flaw.skip("cancel route"), "state/cancel-completed", Optional.empty())
                        .values())
                .singleElement()
                .asString()
                .startsWith("aborted unsupported")
                .contains("the server says:");
    }

    @Test
    void an_expected_failure_is_aborted_and_an_expectation_that_is_stale_fails() throws Exception {
        Flaw flaw = Flaw.response(r -> r.remove("usage"));

        assertThat(run(flaw, "object/usage", list("object/usage")).values())
                .singleElement()
                .asString()
                .startsWith("aborted fail")
                .contains("expected: ticket 7");
        assertThat(run(Flaw.NONE, "object/usage", list("object/usage")).values())
                .singleElement()
                .asString()
                .startsWith("failed pass")
                .contains("take it off the list");
    }

    @Test
    void a_warning_passes_and_is_published() throws Exception {
        var heldBack = new ReferenceServer.Temper(
                Dialect.OPENAI_V1, Flaw.NONE, Optional.of("secret-key"), new Delivery(false, 0, 1200));

        assertThat(run(heldBack, "stream/spread", Optional.empty())).containsValue("passed");
        assertThat(published).singleElement().asString().contains("stream/spread", "warn");
    }

    @Test
    void a_class_that_can_test_nothing_fails_as_a_whole() {
        assertThatThrownBy(() -> run(Flaw.NONE, "no/such", Optional.empty())).isInstanceOf(BrokenKitException.class);
        assertThatThrownBy(() ->
                        new Listed(URI.create("http://localhost:1"), "*", Optional.empty()).conformance(entries -> {}))
                .hasMessageContaining("no server at");
    }
}
