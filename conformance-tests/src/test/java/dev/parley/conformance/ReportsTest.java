package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.reference.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files that a run leaves behind. */
final class ReportsTest {
    private static final Flaw NO_USAGE = Flaw.response(r -> r.remove("usage"));

    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private CommandRun run(Flaw flaw, String... args) throws IOException {
        List<String> all = new ArrayList<>(List.of(args));
        for (String kind : List.of("json", "html", "junit")) {
            all.addAll(List.of("--" + kind, file("report." + kind).toString()));
        }
        all.addAll(List.of(
                "--badge",
                file("badge.svg").toString(),
                "--claim",
                file("claim.yaml").toString()));
        all.addAll(List.of("--implementation", "Sample: server", "--implementation-version", "1.0"));
        return CommandRun.against(flaw, all.toArray(String[]::new));
    }

    private JsonNode report() throws IOException {
        return CommandRun.json(file("report.json"));
    }

    private String claim() throws IOException {
        return Files.readString(file("claim.yaml"));
    }

    @Test
    void a_whole_run_leaves_valid_files_without_the_key_in_any() throws Exception {
        assertThat(run(NO_USAGE).code()).isEqualTo(1);

        assertThat(CommandRun.problems(file("report.json"), "report")).isEmpty();
        assertThat(CommandRun.problems(file("claim.yaml"), "claim")).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.toList())
                    .hasSize(5)
                    .allSatisfy(each -> assertThat(Files.readString(each)).doesNotContain("secret-key"));
        }
    }

    @Test
    void the_report_says_what_each_requirement_and_feature_came_to() throws Exception {
        run(NO_USAGE);

        JsonNode requirements = report().path("requirements");
        assertThat(verdict(requirements, "OBJECT-05")).isEqualTo("fail");
        assertThat(verdict(requirements, "STREAM-04")).isEqualTo("pass");
        for (JsonNode id : report().path("untested")) {
            assertThat(verdict(requirements, id.asText())).isEqualTo("untested");
        }
        assertThat(state("core")).isEqualTo("fails");
        assertThat(state("robustness")).isEqualTo("stands");
        assertThat(state("multi-tenant")).as("without another tenant's key").isEqualTo("partial");
    }

    private String state(String feature) throws Exception {
        for (JsonNode each : report().path("features")) {
            if (each.path("id").asText().equals(feature)) {
                return each.path("state").asText();
            }
        }
        return "missing";
    }

    private static String verdict(JsonNode list, String id) {
        for (JsonNode each : list) {
            if (each.path("id").asText().equals(id)) {
                return each.path("verdict").asText();
            }
        }
        throw new AssertionError("there is no " + id);
    }

    @Test
    void an_exchange_is_there_with_its_messages_and_the_times_of_its_events() throws Exception {
        run(Flaw.NONE, "--case", "stream/grammar");

        JsonNode exchange = report().at("/cases/0/exchanges/0");
        assertThat(exchange.at("/request/headers").toString()).contains("[\"Authorization\",\"Bearer $KEY\"]");
        assertThat(exchange.at("/response/body").asText()).startsWith("event: response.created");
        assertThat(exchange.at("/timeline/0/type").asText()).isEqualTo("response.created");
        int times = 0;
        for (JsonNode type : exchange.path("timeline")) {
            times += type.path("at_ms").size();
        }
        assertThat(times).isEqualTo(exchange.path("events").asInt()).isPositive();
        assertThat(exchange.path("took_ms").asDouble() + 1)
                .isGreaterThanOrEqualTo(exchange.at("/timeline/0/at_ms/0").asDouble());
    }

    @Test
    void the_claim_names_what_was_held_against_what_and_all_that_is_open() throws Exception {
        run(NO_USAGE);

        byte[] contract;
        try (InputStream in = Kit.class.getResourceAsStream("/META-INF/parley/openai-v1.json")) {
            contract = in.readAllBytes();
        }
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(contract));
        assertThat(claim())
                .contains("name: \"Sample: server\"", "version: \"1.0\"", "sha256: \"" + hash + "\"")
                .contains("standing: \"failing\"", "complete: true", "- \"object/usage\"")
                .contains("reproduce: \"conform run", "parley-2026-11", "version: \"" + Release.version() + "\"");
        assertThat(report().path("untested"))
                .allSatisfy(id -> assertThat(claim()).contains("- " + id));
        assertThat(Release.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @Test
    void a_claim_of_some_cases_only_says_so_and_so_does_its_badge() throws Exception {
        run(Flaw.NONE, "--case", "object/ids,object/valid");

        assertThat(claim())
                .contains("standing: \"filtered\"", "complete: false", "filter: \"object/ids,object/valid\"", "run: 2")
                .contains("--case object/ids,object/valid\"");
        assertThat(Files.readString(file("badge.svg")))
                .contains("openai-v1 2/" + report().path("cases_of_profile") + " · filtered");
    }

    @Test
    void a_claim_may_be_json_and_needs_a_name() throws Exception {
        Path claim = file("claim.json");
        CommandRun.against(
                Flaw.NONE,
                "--case",
                "object/ids",
                "--claim",
                claim.toString(),
                "--implementation",
                "S",
                "--implementation-version",
                "2");

        assertThat(CommandRun.json(claim).at("/implementation/name").asText()).isEqualTo("S");
        assertThat(CommandRun.problems(claim, "claim")).isEmpty();
        assertThat(CommandRun.against(Flaw.NONE, "--claim", claim.toString()).code())
                .isEqualTo(3);
    }

    @Test
    void verdicts_do_not_depend_on_how_many_cases_run_at_a_time() throws Exception {
        run(NO_USAGE, "--case", "object/*,stream/*,input/*", "--parallel", "1");
        JsonNode one = report();
        run(NO_USAGE, "--case", "object/*,stream/*,input/*", "--parallel", "8");
        JsonNode many = report();

        assertThat(verdicts(many)).isEqualTo(verdicts(one));
    }

    private static List<String> verdicts(JsonNode report) {
        List<String> verdicts = new ArrayList<>();
        report.path("cases").forEach(each -> {
            String id = each.path("id").asText();
            verdicts.add(id + " "
                    + (id.equals("stream/spread") ? "" : each.path("verdict").asText()));
        });
        return verdicts;
    }

    @Test
    void folders_of_files_are_made_before_the_run() throws Exception {
        Path deep = file("a/b/report.json");
        CommandRun.against(Flaw.NONE, "--case", "object/ids", "--json", deep.toString());

        assertThat(CommandRun.problems(deep, "report")).isEmpty();
    }

    @Test
    void the_command_that_does_it_again_has_what_matters_and_is_quoted_for_a_shell() throws Exception {
        run(Flaw.NONE, "--case", "object/i*", "--prompt", "text=It's me.", "--parallel", "2", "--timeout", "30");

        assertThat(report().path("again").asText())
                .startsWith("conform run --profile openai-v1 --key \"$KEY\" --url http://localhost:")
                .endsWith(" --prompt 'text=It'\\''s me.' --timeout 30 --case 'object/i*'");
        String first = report().at("/cases/0/id").asText();
        assertThat(report().at("/cases/0/again").asText()).endsWith("--timeout 30 --case " + first);
    }

    @Test
    void reports_of_several_runs_become_one_page() throws Exception {
        run(Flaw.NONE, "--case", "object/ids");
        String json = file("report.json").toString();
        String page = file("all.html").toString();

        assertThat(CommandRun.of("html", "--out", page, json, json).code()).isZero();
        assertThat(Files.readString(file("all.html"))).contains("2 runs of the conformance kit", "case-2-object-ids");
        assertThat(CommandRun.of("html", "--out", page, file("claim.yaml").toString())
                        .code())
                .isEqualTo(3);
        assertThat(CommandRun.of("html", "--out", page).code()).isEqualTo(3);
    }
}
