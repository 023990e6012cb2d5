package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.reference.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExpectedFailuresTest {
    private static final Flaw NO_USAGE = Flaw.response(r -> r.remove("usage"));

    @TempDir
    private Path folder;

    private CommandRun run(Flaw flaw, String list, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("expected-failures.yaml"), list);
        String[] args = new String[more.length + 4];
        System.arraycopy(
                new String[] {"--expected", file.toString(), "--case", "object/usage,object/ids"}, 0, args, 0, 4);
        System.arraycopy(more, 0, args, 4, more.length);
        return CommandRun.against(flaw, args);
    }

    private static String entry(String rest) {
        return "expected-failures:\n  - {reason: 'ticket 7, usage is missing', " + rest + "}\n";
    }

    @Test
    void a_listed_failure_does_not_fail_the_run_and_is_shown_with_its_reason() throws Exception {
        Path json = folder.resolve("r.json");
        Path junit = folder.resolve("r.xml");
        CommandRun run = run(
                NO_USAGE,
                entry("cases: object/usage, until: '2999-12-31'"),
                "--json",
                json.toString(),
                "--junit",
                junit.toString());

        assertThat(run.code()).isZero();
        assertThat(run.said()).contains("expected fail", "expected: ticket 7, usage is missing (until 2999-12-31)");
        JsonNode report = CommandRun.json(json);
        assertThat(report.path("totals").path("expected_failures").asInt()).isEqualTo(1);
        assertThat(Files.readString(junit)).contains("failures=\"0\"", "skipped=\"1\"", "message=\"expected fail\"");
    }

    @Test
    void a_listed_case_that_passes_is_stale_and_fails_the_run() throws Exception {
        Path junit = folder.resolve("r.xml");
        String claim = folder.resolve("claim.json").toString();
        CommandRun run = run(
                Flaw.NONE,
                entry("cases: object/usage"),
                "--junit",
                junit.toString(),
                "--claim",
                claim,
                "--implementation=S",
                "--implementation-version=1");

        assertThat(run.code()).isEqualTo(1);
        assertThat(CommandRun.json(Path.of(claim)).at("/stale_expectations/0").asText())
                .isEqualTo("object/usage");
        assertThat(run.said()).contains("stale expectation", "take it off the list");
        assertThat(Files.readString(junit)).contains("failures=\"1\"");
    }

    @Test
    void other_failures_fail_the_run_as_ever() throws Exception {
        assertThat(run(NO_USAGE, entry("cases: state/*")).code()).isEqualTo(1);
        assertThat(run(NO_USAGE, entry("cases: object/usage, profile: v5")).code())
                .isEqualTo(1);
    }

    @Test
    void a_failure_is_accepted_up_to_the_named_day_only() throws Exception {
        assertThat(run(NO_USAGE, entry("cases: object/usage, until: '2020-01-31'"))
                        .code())
                .isEqualTo(1);
    }

    @Test
    void a_list_that_cannot_be_right_is_exit_code_three() throws Exception {
        assertThat(run(Flaw.NONE, entry("cases: object/usuge")).code()).isEqualTo(3);
        assertThat(run(Flaw.NONE, entry("cases: object/usage, profile: openai-v1, since: never"))
                        .code())
                .isEqualTo(3);
        assertThat(run(Flaw.NONE, entry("cases: object/usage, until: '2026-02-30'"))
                        .code())
                .isEqualTo(3);
        assertThat(run(Flaw.NONE, "expected-failures:\n  - {cases: object/usage}\n")
                        .code())
                .isEqualTo(3);
        assertThat(CommandRun.against(
                                Flaw.NONE,
                                "--expected",
                                folder.resolve("none.yaml").toString())
                        .code())
                .isEqualTo(3);
    }

    @Test
    void the_list_in_the_readme_can_be_read() throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        String list = readme.substring(readme.indexOf("expected-failures:\n"));
        Path file = Files.writeString(folder.resolve("readme.yaml"), list.substring(0, list.indexOf("```")));

        assertThat(CommandRun.problems(file, "expected-failures")).isEmpty();
        assertThat(CommandRun.against(Flaw.NONE, "--case", "object/ids", "--expected", file.toString())
                        .code())
                .isZero();
    }
}
