package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What changed between two reports of one profile. A case regresses when it fails and did not before, or when the server
 * refuses what it did before; a failure that is expected, and one of a case that is new, is no regression.
 */
public record ReportDiff(List<Change> changes) {
    private static final Set<String> FAILURES = Set.of("fail", "dishonest", "stale expectation");

    /** Kinds of changes, the worst first. */
    public enum Kind {
        REGRESSION("regressions"),
        FIXED("fixed"),
        OTHER("other verdict"),
        NEW("new cases"),
        GONE("no longer run");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One case and what became of it. */
    public record Change(Kind kind, String caseId, String before, String after) {
        @Override
        public String toString() {
            return String.format("%-34s %s -> %s", caseId, before, after);
        }
    }

    public ReportDiff {
        changes = List.copyOf(changes);
    }

    public static ReportDiff of(JsonNode before, JsonNode after) {
        Map<String, String> old = states(before);
        Map<String, String> now = states(after);
        List<Change> changes = new ArrayList<>();
        now.forEach((id, state) -> {
            if (!old.containsKey(id)) {
                changes.add(new Change(Kind.NEW, id, "not run", state));
            } else if (!old.get(id).equals(state)) {
                changes.add(new Change(kind(old.get(id), state), id, old.get(id), state));
            }
        });
        old.forEach((id, state) -> {
            if (!now.containsKey(id)) {
                changes.add(new Change(Kind.GONE, id, state, "not run"));
            }
        });
        return new ReportDiff(changes);
    }

    private static Map<String, String> states(JsonNode report) {
        Map<String, String> states = new LinkedHashMap<>();
        report.path("cases")
                .forEach(each ->
                        states.put(each.path("id").asText(), State.of(each).words()));
        return states;
    }

    private static Kind kind(String before, String after) {
        boolean failed = FAILURES.contains(before);
        boolean fails = FAILURES.contains(after);
        boolean given = before.equals("pass") && after.equals("unsupported");
        if ((fails && !failed) || given) {
            return Kind.REGRESSION;
        }
        return after.equals("pass") ? Kind.FIXED : Kind.OTHER;
    }

    public List<Change> of(Kind kind) {
        return changes.stream().filter(each -> each.kind() == kind).toList();
    }
}
