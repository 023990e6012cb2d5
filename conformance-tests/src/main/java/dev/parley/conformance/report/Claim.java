package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;

/**
 * What somebody may publish about a server: a report without its exchanges, with the name of what was tested, and by name all
 * that did not pass or was not tested. Format {@code parley-conformance-claim/1}, {@code conformance/schema/claim.yaml}.
 */
public final class Claim {
    private static final String FORMAT = "parley-conformance-claim/1";

    private final JsonNode report;
    private final ObjectNode claim = JsonNodeFactory.instance.objectNode();

    /** What was tested, in its maker's words. */
    public record Implementation(String name, String version) {}

    private Claim(JsonNode report) {
        this.report = report;
    }

    /** As JSON where the file is called so, as YAML else. */
    public static void write(JsonNode claim, Path file) throws IOException {
        if (file.toString().endsWith(".json")) {
            JsonReport.write(claim, file);
            return;
        }
        YAMLMapper yaml = YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .build();
        Files.writeString(file, yaml.writeValueAsString(claim));
    }

    public static JsonNode of(JsonNode report, Implementation implementation) {
        return new Claim(report).make(implementation);
    }

    private ObjectNode make(Implementation implementation) {
        Standing standing = Standing.of(report);
        claim.put("format", FORMAT);
        claim.putObject("implementation").put("name", implementation.name()).put("version", implementation.version());
        claim.put("date", report.path("started_at").asText().substring(0, 10));
        claim.set("kit", report.path("kit"));
        claim.set("requirement_set", report.path("requirement_set"));
        claim.putObject("contract")
                .put("dialect", report.path("dialect").asText())
                .put("sha256", report.path("contract_sha256").asText());
        claim.set("profile", report.path("profile"));
        claim.put("standing", standing.word());
        claim.putObject("cases")
                .put("passed", standing.passed())
                .put("run", report.path("cases").size())
                .put("of", standing.of());
        claim.put("complete", report.path("filter").isNull());
        claim.set("filter", report.path("filter"));
        claim.set("features", report.path("features"));
        names();
        claim.set("reproduce", report.path("again"));
        return claim;
    }

    private void names() {
        claim.set("failed", cases(each -> isBad(each) && !isExcused(each)));
        claim.set("expected_failures", excuses());
        claim.set(
                "stale_expectations",
                cases(each -> each.path("expected").path("stale").asBoolean()));
        claim.set("warned", cases(each -> verdict(each).equals("warn") && !isExcused(each)));
        claim.set("unsupported", cases(each -> verdict(each).equals("unsupported")));
        claim.set("not_testable", cases(each -> verdict(each).equals("not_testable_here")));
        claim.set("kit_broken", cases(each -> verdict(each).equals("kit_broken")));
        claim.set("untested_requirements", report.path("untested"));
    }

    private ArrayNode cases(Predicate<JsonNode> which) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : report.path("cases")) {
            if (which.test(each)) {
                names.add(each.path("id").asText());
            }
        }
        return names;
    }

    private ArrayNode excuses() {
        ArrayNode excuses = JsonNodeFactory.instance.arrayNode();
        for (JsonNode each : report.path("cases")) {
            if (isExcused(each)) {
                ObjectNode excuse =
                        excuses.addObject().put("case", each.path("id").asText());
                excuse.put("verdict", verdict(each));
                excuse.setAll((ObjectNode) each.path("expected").deepCopy());
                excuse.remove("stale");
            }
        }
        return excuses;
    }

    private static String verdict(JsonNode result) {
        return result.path("verdict").asText();
    }

    private static boolean isBad(JsonNode result) {
        return verdict(result).equals("fail") || verdict(result).equals("dishonest");
    }

    private static boolean isExcused(JsonNode result) {
        return result.has("expected") && (isBad(result) || verdict(result).equals("warn"));
    }
}
