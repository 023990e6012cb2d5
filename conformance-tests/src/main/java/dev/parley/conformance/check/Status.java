package dev.parley.conformance.check;

import java.util.List;
import java.util.Set;

/** The status code is one of those that the case allows. */
final class Status implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("is");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<String> allowed = evidence.texts("is");
        String status = String.valueOf(evidence.subject().status());
        return allowed.contains(status)
                ? List.of()
                : List.of(new Finding.Violation(
                        "status", "wrong status code", String.join(" or ", allowed), actual(evidence, status)));
    }

    private static String actual(Evidence evidence, String status) {
        String body = evidence.answer().body().text();
        return status + " " + (body.length() <= 240 ? body : body.substring(0, 240) + "…");
    }
}
