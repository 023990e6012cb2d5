package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MainTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    private int conform(String... args) {
        return Main.run(new PrintWriter(out), args);
    }

    private int run(Flaw flaw, String... args) throws Exception {
        try (ReferenceServer server = new ReferenceServer(ReferenceServer.Temper.of(Dialect.OPENAI_V1, flaw))) {
            String[] all = new String[args.length + 5];
            System.arraycopy(
                    new String[] {"run", "--url", server.url().toString(), "--profile", "openai-v1"}, 0, all, 0, 5);
            System.arraycopy(args, 0, all, 5, args.length);
            return conform(all);
        }
    }

    @Test
    void a_right_server_is_a_success() throws Exception {
        assertThat(run(Flaw.NONE, "--key", "secret-key", "--case", "object/*")).isZero();
        assertThat(out.toString()).contains("pass", "object/valid", "result: success");
    }

    @Test
    void a_base_url_may_end_in_the_version_as_sdks_write_it() throws Exception {
        try (ReferenceServer server = new ReferenceServer(ReferenceServer.Temper.of(Dialect.V5, Flaw.NONE))) {
            String url = server.url() + "/v5/";
            assertThat(conform("run", "--url", url, "--profile", "v5", "--key", "secret-key", "--case", "object/valid"))
                    .isZero();
        }
    }

    @Test
    void a_wrong_server_is_a_failure_and_the_report_says_why_and_how_to_see_it_again() throws Exception {
        int code = run(Flaw.response(r -> r.remove("model")), "--key", "secret-key", "--case", "object/valid");

        assertThat(code).isEqualTo(1);
        assertThat(out.toString())
                .contains("breaks the contract [body-schema]", "again: curl", "result: failure")
                .doesNotContain("secret-key");
        assertThat(out.toString().chars()).as("plain ASCII").allMatch(each -> each < 127);
    }

    @Test
    void a_core_case_that_the_model_does_not_play_along_with_makes_the_run_partial() throws Exception {
        assertThat(run(Flaw.skip("computer"), "--key", "secret-key", "--case", "cua/computer-call"))
                .isEqualTo(2);
        assertThat(out.toString()).contains("not testable here", "answered without a computer_call");
    }

    @Test
    void a_server_that_accepts_and_ignores_is_dishonest() throws Exception {
        assertThat(run(Flaw.skip("previous"), "--key", "secret-key", "--case", "state/unknown-previous"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("1 dishonest", "wrong status code [status]");
    }

    @Test
    void a_server_that_refuses_in_another_way_is_wrong_but_not_dishonest() throws Exception {
        Flaw crash = Flaw.skip("status previous_response_not_found");

        assertThat(run(crash, "--key", "secret-key", "--case", "state/unknown-previous"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("1 fail");
    }

    @Test
    void without_a_key_the_auth_cases_are_not_testable_and_never_passed() throws Exception {
        run(Flaw.skip("no-key", "wrong-key"), "--case", "auth/no-key,auth/wrong-key");

        assertThat(out.toString()).contains("not testable here auth/no-key").doesNotContain("pass ");
    }

    @Test
    void an_honest_refusal_of_an_optional_feature_is_unsupported() throws Exception {
        int code = run(Flaw.skip("cancel route"), "--key", "secret-key", "--case", "state/cancel-completed");

        assertThat(out.toString()).contains("1 unsupported");
        assertThat(code).isZero();
    }

    @Test
    void unusable_arguments_an_unknown_profile_and_no_server_are_exit_code_three() {
        assertThat(conform()).isEqualTo(3);
        assertThat(conform("run", "--profile", "v5")).isEqualTo(3);
        assertThat(conform("run", "--url", "http://localhost:1", "--profile", "v9"))
                .isEqualTo(3);
        assertThat(conform("run", "--url", "http://localhost:1", "--profile", "v5"))
                .isEqualTo(3);
        assertThat(conform("run", "--url", "localhost", "--profile", "v5")).isEqualTo(3);
    }

    @Test
    void a_glob_that_matches_nothing_is_exit_code_three() throws Exception {
        assertThat(run(Flaw.NONE, "--case", "no/such")).isEqualTo(3);
    }

    @Test
    void json_and_junit_reports_hold_every_case() throws Exception {
        Path json = folder.resolve("report.json");
        Path junit = folder.resolve("report.xml");
        Flaw flaw = Flaw.response(r -> r.remove("usage"));
        run(
                flaw,
                "--key",
                "secret-key",
                "--case",
                "object/usage,object/ids",
                "--json",
                json.toString(),
                "--junit",
                junit.toString());

        JsonNode report = JsonMapper.builder().build().readTree(json.toFile());
        assertThat(report.path("format").asText()).isEqualTo("parley-conformance/1");
        assertThat(report.path("totals").path("fail").asInt()).isEqualTo(1);
        assertThat(report.path("cases")).hasSize(2);
        assertThat(report.path("untested").isArray()).isTrue();
        assertThat(report.path("untested").toString()).doesNotContain("STREAM-01\"");
        assertThat(report.path("features").path(0).path("id").asText()).isEqualTo("core");
        assertThat(Files.readString(junit))
                .contains("tests=\"2\" failures=\"1\"", "<failure", "usage-sums")
                .doesNotContain("secret-key");
    }

    @Test
    void list_names_cases_with_their_requirements_and_what_nothing_tests() {
        assertThat(conform("list", "--profile", "v5")).isZero();
        assertThat(out.toString()).contains("stream/grammar", "STREAM-06", "untested requirements of v5", "MCP-01");
    }

    @Test
    void a_restart_that_fails_says_nothing_about_the_server() throws Exception {
        assertThat(run(Flaw.NONE, "--key", "secret-key", "--case", "restart/get", "--restart", "exit 7"))
                .isEqualTo(3);
        assertThat(out.toString()).contains("the command of --restart ended with 7");
    }

    @Test
    void a_restart_and_another_key_open_the_cases_that_need_them() throws Exception {
        String[] cases = {"--key", "secret-key", "--case", "restart/get,tenants/get"};
        String[] more = {"--restart", "true", "--other-key", "other-key"};
        int code = run(Flaw.NONE, Stream.of(cases, more).flatMap(Stream::of).toArray(String[]::new));

        assertThat(code).isZero();
        assertThat(out.toString()).contains("2 pass").doesNotContain("not testable here");
    }
}
