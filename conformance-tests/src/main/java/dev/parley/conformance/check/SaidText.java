package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Where a response has output_text, it is what its text parts say one after the other. */
final class SaidText implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        JsonNode said = evidence.response().path("output_text");
        if (said.isMissingNode() || said.isNull()) {
            return List.of(new Finding.Untestable("the response has no output_text"));
        }
        String parts = Texts.of(evidence.response());
        return said.asText().equals(parts) ? List.of() : List.of(Finding.differs("/output_text", parts, said));
    }
}
