package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;

/** One place where a value breaks a schema. */
public record SchemaProblem(String pointer, String message) {
    public Finding toFinding(String where, JsonNode root) {
        return new Finding.Violation(
                where + (pointer.isEmpty() ? "/" : pointer),
                "breaks the contract",
                message,
                Finding.brief(root.at(pointer)));
    }

    /** Holds a value against a plain JSON Schema, as found in a request. */
    static List<SchemaProblem> of(JsonNode schema, JsonNode value) {
        Schema plain = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        return of(plain, value);
    }

    static List<SchemaProblem> of(Schema schema, JsonNode value) {
        return schema.validate(value).stream().map(SchemaProblem::of).distinct().toList();
    }

    /** What is missing is named by where it should be. */
    private static SchemaProblem of(Error error) {
        String at = error.getInstanceLocation().toString();
        boolean missing = error.getKeyword().equals("required") && error.getProperty() != null;
        return new SchemaProblem(missing ? at + "/" + error.getProperty() : at, error.getMessage());
    }
}
