package dev.parley.conformance.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;

/**
 * One use of a named check in a case: the step it looks at, other steps it compares with, and its parameters.
 * {@code promised} names the step whose acceptance promised what is checked: breaking it then is worse than failing.
 */
public record CheckUse(String check, String on, List<String> and, JsonNode with, String promised) {
    public CheckUse {
        and = and == null ? List.of() : List.copyOf(and);
        with = with == null ? MissingNode.getInstance() : with;
        promised = promised == null ? "" : promised;
    }
}
