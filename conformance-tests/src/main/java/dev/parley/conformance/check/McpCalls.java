package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Trees;
import dev.parley.conformance.mcp.Called;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The MCP server got just the calls that the output tells of, while it was made, and each of them gives what the server said.
 * With {@code calls} it is said which, in their order; without it there must be one.
 */
final class McpCalls implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("calls");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        if (isUpstreams(evidence)) {
            return List.of(new Finding.Untestable("the server leaves MCP to its upstream, and the puppet can't do it"));
        }
        List<Finding> findings = new ArrayList<>();
        List<Called> got = during(evidence);
        List<String> wanted = wanted(evidence.with().path("calls"));
        boolean asWanted = evidence.with().has("calls") ? words(got).equals(wanted) : !got.isEmpty();
        if (!asWanted) {
            findings.add(new Finding.Violation(
                    "calls at the MCP server",
                    "not the calls that were to be made",
                    evidence.with().has("calls") ? wanted.toString() : "at least one",
                    words(got).toString()));
        }
        compare(got, evidence, findings);
        return findings;
    }

    private static boolean isUpstreams(Evidence evidence) {
        return evidence.upstream().sightings().stream()
                .flatMap(sighting -> sighting.request().findValuesAsText("type").stream())
                .anyMatch("mcp"::equals);
    }

    private static List<Called> during(Evidence evidence) {
        var subject = evidence.subject();
        return evidence.visit().calls().stream()
                .filter(call ->
                        !call.at().isBefore(subject.sentAt()) && !call.at().isAfter(subject.endedAt()))
                .toList();
    }

    private static List<String> wanted(JsonNode calls) {
        List<String> wanted = new ArrayList<>();
        calls.forEach(call -> call.properties().forEach(each -> wanted.add(word(each.getKey(), each.getValue()))));
        return wanted;
    }

    private static List<String> words(List<Called> calls) {
        return calls.stream().map(call -> word(call.tool(), call.arguments())).toList();
    }

    private static String word(String tool, JsonNode arguments) {
        return tool + " " + arguments;
    }

    private static void compare(List<Called> got, Evidence evidence, List<Finding> findings) {
        List<Called> untold = new ArrayList<>(got);
        for (JsonNode item : evidence.output()) {
            if (item.path("type").asText().equals("mcp_call")) {
                Called call = untold.stream()
                        .filter(each -> isOf(item, each))
                        .findFirst()
                        .orElse(null);
                untold.remove(call);
                if (call == null) {
                    findings.add(new Finding.Violation(
                            "/output mcp_call",
                            "the MCP server never got this call",
                            "one of " + words(got),
                            Finding.brief(item)));
                } else {
                    outcome(item, call).ifPresent(findings::add);
                }
            }
        }
        untold.forEach(call -> findings.add(new Finding.Violation(
                "/output", "a call was made that the output does not tell of", call.toString(), "no such mcp_call")));
    }

    private static Optional<Finding> outcome(JsonNode item, Called call) {
        boolean failed = call.word().isEmpty();
        if (failed ? item.hasNonNull("error") : item.path("output").asText("").contains(call.word())) {
            return Optional.empty();
        }
        return Optional.of(
                failed
                        ? Finding.differs("mcp_call /error", "that the tool has failed", item)
                        : Finding.differs(
                                "mcp_call /output",
                                "what the server said, with the word " + call.word(),
                                item.path("output")));
    }

    private static boolean isOf(JsonNode item, Called call) {
        return item.path("name").asText().equals(call.tool())
                && Trees.same(Trees.read(item.path("arguments").asText("")), call.arguments());
    }
}
