package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A page of a list: what it holds in which order, its first and last id, and whether there is more. */
final class Page implements Check {
    @Override
    public Set<String> parameters() {
        return Set.of("texts", "more");
    }

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        JsonNode page = evidence.response();
        JsonNode data = page.path("data");
        List<String> texts = new ArrayList<>();
        data.forEach(item -> texts.add(item.path("content").path(0).path("text").asText()));
        if (!texts.equals(evidence.texts("texts"))) {
            findings.add(new Finding.Violation(
                    "/data",
                    "not the items asked for, in their order",
                    evidence.texts("texts").toString(),
                    texts.toString()));
        }
        same("/first_id", data.path(0).path("id"), page, findings);
        same("/last_id", data.path(data.size() - 1).path("id"), page, findings);
        same("/object", JsonNodeFactory.instance.textNode("list"), page, findings);
        same("/has_more", evidence.with().path("more"), page, findings);
        return findings;
    }

    private static void same(String pointer, JsonNode wanted, JsonNode page, List<Finding> findings) {
        if (wanted.isMissingNode() || !wanted.equals(page.at(pointer))) {
            findings.add(Finding.differs(pointer, wanted.toString(), page.at(pointer)));
        }
    }
}
