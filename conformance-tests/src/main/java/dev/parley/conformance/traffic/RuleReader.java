package dev.parley.conformance.traffic;

import com.networknt.schema.Schema;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.data.DataFiles;
import dev.parley.conformance.data.DataReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Reads which checks apply to captured traffic, and when. */
final class RuleReader {
    private final DataReader reader = new DataReader();
    private final DataFiles files = new DataFiles();

    private record RuleFile(List<Rule> rules) {}

    List<Rule> read(Consumer<Rule> verifier) {
        Schema schema = files.below("schema").stream()
                .filter(source -> source.name().endsWith("/traffic.yaml"))
                .map(reader::schema)
                .findFirst()
                .orElseThrow(() -> new BrokenKitException("the schema of traffic rules is missing"));
        List<Rule> rules = new ArrayList<>();
        for (DataReader.Source source : files.below("traffic/rules")) {
            rules.addAll(reader.read(source, schema, RuleFile.class).rules());
        }
        rules.forEach(verifier);
        return rules;
    }
}
