package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/** Entry point: reads the contract's directory and writes its documents. Knows the order of the steps, none of their details. */
public final class Bundler {
    private Bundler() {}

    public static void main(String[] args) {
        if (args.length != 2) {
            throw new IllegalArgumentException(
                    "expected two arguments: the contract's directory and the output directory");
        }
        bundle(Path.of(args[0]), Path.of(args[1]));
    }

    static void bundle(Path contract, Path output) {
        Sources sources = SourceReader.read(contract);
        Joined joined = Join.join(sources);
        Rules.enforce(joined);
        DocumentWriter writer = new DocumentWriter(output);
        ObjectNode document = DialectMarks.fillOut(joined.document());
        writer.yaml("openapi.yaml", document);
        writer.json("openapi.json", document);
        for (Dialect dialect : Dialect.values()) {
            writer.json(dialect.id() + ".json", view(joined, sources.overlays(), dialect));
        }
        Examples.copy(contract.resolve("examples"), output.resolve("examples"));
    }

    /** The document of one dialect. */
    static ObjectNode view(Joined joined, List<Overlay> overlays, Dialect dialect) {
        ObjectNode pruned = Pruning.prune(joined.document(), dialect);
        overlays.stream().filter(overlay -> overlay.dialect() == dialect).forEach(overlay -> overlay.apply(pruned));
        Unwrapping.unwrap(pruned);
        Orphans.remove(pruned);
        DialectRules.enforce(pruned, dialect);
        return pruned;
    }
}
