package dev.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Schema;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.data.DataReader;
import java.io.IOException;
import java.nio.file.Path;

/** Reads JSON reports back, and refuses what is none. */
final class ReportFile {
    private ReportFile() {}

    static JsonNode read(Path file) {
        Schema schema = new DataReader().schema("report");
        try {
            JsonNode report = JsonMapper.builder().build().readTree(file.toFile());
            schema.validate(report).stream().findFirst().ifPresent(problem -> {
                throw new BrokenKitException(
                        file + " is no report of a run: " + problem.getInstanceLocation() + " " + problem.getMessage());
            });
            return report;
        } catch (IOException e) {
            throw new BrokenKitException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
