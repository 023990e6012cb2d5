package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The error names the parameter at fault, and says its code where the requirement fixes one. */
final class ErrorNames implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("param", "code");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode error = evidence.subject().json().path("error");
        for (String name : List.of("param", "code")) {
            List<String> allowed = evidence.texts(name);
            if (!allowed.isEmpty() && !allowed.contains(error.path(name).asText())) {
                findings.add(Finding.differs("/error/" + name, String.join(" or ", allowed), error.path(name)));
            }
        }
        return findings;
    }
}
