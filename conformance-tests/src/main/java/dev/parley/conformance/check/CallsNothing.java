package dev.parley.conformance.check;

import java.util.List;

/** No function is called where none may be, or the response is failed: a stream may have shown the call by then. */
final class CallsNothing implements Check {
    @Override
    public List<Finding> examine(Evidence evidence) {
        for (var item : evidence.output()) {
            if (item.path("type").asText().equals("function_call")) {
                return failed(evidence)
                        ? List.of()
                        : List.of(Finding.differs("/output", "no call, or a failed response", item));
            }
        }
        return List.of();
    }

    private static boolean failed(Evidence evidence) {
        return new Failed().examine(evidence).isEmpty();
    }
}
