package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The dialect's document, asked whether a value fits one of its schemas. */
public interface Contract {
    /** Whether the document has a schema of that name: not every dialect has every object. */
    boolean declares(String schema);

    List<SchemaProblem> validate(String schema, JsonNode value);

    /** The same, with every declared object closed against fields it doesn't declare. */
    List<SchemaProblem> validateClosed(String schema, JsonNode value);
}
