package dev.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.conformance.data.DataReader;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the command line did: its exit code and what it said. */
record CommandRun(int code, String said) {
    static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        int code = Main.run(new PrintWriter(out), args);
        return new CommandRun(code, out.toString());
    }

    /** {@code run} against a reference server with a flaw, in the dialect of OpenAI, with its key. */
    static CommandRun against(Flaw flaw, String... args) throws IOException {
        try (ReferenceServer server = new ReferenceServer(ReferenceServer.Temper.of(Dialect.OPENAI_V1, flaw))) {
            List<String> all = new ArrayList<>(List.of("run", "--profile", "openai-v1", "--key", "secret-key"));
            all.addAll(List.of("--url", server.url().toString()));
            all.addAll(Arrays.asList(args));
            return of(all.toArray(String[]::new));
        }
    }

    static JsonNode json(Path file) throws IOException {
        return JsonMapper.builder().build().readTree(file.toFile());
    }

    /** A file of the kit's, JSON or YAML, and what breaks the schema of its kind. */
    static List<String> problems(Path file, String kind) throws IOException {
        DataReader reader = new DataReader();
        JsonNode tree = reader.tree(new DataReader.Source(file.toString(), Files.readString(file)));
        return reader.schema(kind).validate(tree).stream()
                .map(problem -> problem.getInstanceLocation() + " " + problem.getMessage())
                .toList();
    }
}
