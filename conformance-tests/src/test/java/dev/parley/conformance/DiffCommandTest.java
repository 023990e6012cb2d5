package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.conformance.reference.Flaw;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiffCommandTest {
    private static final Flaw NO_USAGE = Flaw.response(r -> r.remove("usage"));

    @TempDir
    private Path folder;

    private String report(String name, Flaw flaw, String... args) throws IOException {
        String file = folder.resolve(name).toString();
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--json", file));
        CommandRun.against(flaw, all.toArray(String[]::new));
        return file;
    }

    @Test
    void a_new_failure_is_a_regression_and_exit_code_one() throws Exception {
        String before = report("a.json", Flaw.NONE, "--case", "object/usage,object/ids");
        String after = report("b.json", NO_USAGE, "--case", "object/usage,object/ids");

        CommandRun diff = CommandRun.of("diff", before, after);

        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.said())
                .contains("regressions: 1", "object/usage", "pass -> fail")
                .doesNotContain("object/ids");
    }

    @Test
    void what_is_mended_new_or_gone_is_said_and_is_no_regression() throws Exception {
        String before = report("a.json", NO_USAGE, "--case", "object/usage,object/ids");
        String after = report("b.json", Flaw.NONE, "--case", "object/usage,object/valid");

        CommandRun diff = CommandRun.of("diff", before, after);

        assertThat(diff.code()).isZero();
        assertThat(diff.said())
                .contains("fixed: 1", "fail -> pass", "new cases: 1", "object/valid", "no longer run: 1", "object/ids");
    }

    @Test
    void a_feature_that_is_refused_from_now_on_is_a_regression() throws Exception {
        String before = report("a.json", Flaw.NONE, "--case", "state/cancel-completed");
        String after = report("b.json", Flaw.skip("cancel route"), "--case", "state/cancel-completed");

        CommandRun diff = CommandRun.of("diff", before, after);

        assertThat(diff.code()).isEqualTo(1);
        assertThat(diff.said()).contains("pass -> unsupported");
    }

    @Test
    void a_failure_that_is_expected_is_another_verdict_and_no_regression() throws Exception {
        Path list = Files.writeString(
                folder.resolve("e.yaml"), "expected-failures:\n  - {cases: object/usage, reason: ticket 7}\n");
        String before = report("a.json", Flaw.NONE, "--case", "object/usage");
        String after = report("b.json", NO_USAGE, "--case", "object/usage", "--expected", list.toString());

        CommandRun diff = CommandRun.of("diff", before, after);

        assertThat(diff.code()).isZero();
        assertThat(diff.said()).contains("other verdict: 1", "pass -> expected fail");
    }

    @Test
    void a_report_does_not_differ_from_itself() throws Exception {
        String report = report("a.json", Flaw.NONE, "--case", "object/usage");

        CommandRun diff = CommandRun.of("diff", report, report);

        assertThat(diff.code()).isZero();
        assertThat(diff.said()).contains("no case changed its verdict");
    }

    @Test
    void what_is_no_report_and_what_is_of_another_profile_is_exit_code_three() throws Exception {
        String report = report("a.json", Flaw.NONE, "--case", "object/usage");
        Path other = folder.resolve("other.json");
        Files.writeString(
                other,
                Files.readString(Path.of(report)).replace("\"profile\" : \"openai-v1\"", "\"profile\" : \"v5\""));
        Path nothing = Files.writeString(folder.resolve("nothing.json"), "{\"format\": \"else\"}");

        assertThat(CommandRun.of("diff", report, other.toString()).code()).isEqualTo(3);
        assertThat(CommandRun.of("diff", report, nothing.toString()).code()).isEqualTo(3);
        assertThat(CommandRun.of("diff", report, folder.resolve("none.json").toString())
                        .code())
                .isEqualTo(3);
        assertThat(CommandRun.of("diff", report).code()).isEqualTo(3);
    }
}
