package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The response says which model answered; it may be the full name of an alias that was asked for. */
final class NamesModel implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        JsonNode model = evidence.response().path("model");
        return model.isTextual() && !model.textValue().isBlank()
                ? List.of()
                : List.of(Finding.differs("/model", "the name of the model", model));
    }
}
