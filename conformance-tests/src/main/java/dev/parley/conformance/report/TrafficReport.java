package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.traffic.Judged;
import dev.parley.conformance.traffic.Mistake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tells what was found in traffic: a line for each exchange as it comes, tables and totals after, JSON for programs. */
public final class TrafficReport {
    private static final String FORMAT = "parley-traffic/1";

    private final PrintWriter out;
    private final boolean lines;
    private final ArrayNode exchanges = JsonNodeFactory.instance.arrayNode();
    private final TrafficTable table = new TrafficTable();
    private int judged;
    private int clean;
    private int failed;
    private int cut;

    /** One exchange with what was found, the profile it was held against, and the mark it was guessed by. */
    public record Entry(String profile, Optional<String> mark, Judged judged) {}

    public TrafficReport(PrintWriter out, boolean lines) {
        this.out = out;
        this.lines = lines;
    }

    public synchronized void add(Entry entry) {
        Judged found = entry.judged();
        judged += found.checks().isEmpty() ? 0 : 1;
        clean += !found.checks().isEmpty() && found.mistakes().isEmpty() ? 1 : 0;
        failed += found.failed() ? 1 : 0;
        cut += found.capture().cut().isPresent() ? 1 : 0;
        table.add(found);
        exchanges.add(tree(entry));
        if (lines) {
            line(entry);
        }
    }

    public synchronized int exitCode() {
        return failed > 0 ? 1 : judged == 0 ? 2 : 0;
    }

    public synchronized void totals() {
        out.printf(
                "%d exchanges, %d judged: %d clean, %d with violations%s%n",
                exchanges.size(), judged, clean, failed, cut == 0 ? "" : "; " + cut + " recordings cut short");
        out.flush();
    }

    public synchronized void table() {
        table.print(out);
    }

    public synchronized void write(Path file) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("format", FORMAT).put("exit_code", exitCode());
        root.putObject("totals")
                .put("exchanges", exchanges.size())
                .put("judged", judged)
                .put("clean", clean)
                .put("violating", failed)
                .put("cut", cut);
        root.set("exchanges", exchanges);
        String text = JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(root);
        Files.writeString(file, text + "\n");
    }

    private void line(Entry entry) {
        Judged found = entry.judged();
        String word = found.checks().isEmpty()
                ? "not judged"
                : found.mistakes().isEmpty() ? "clean" : found.failed() ? "violations" : "warnings";
        out.printf(
                "%-10s %s (%s%s)%n",
                word,
                found.capture().name(),
                entry.profile(),
                entry.mark().map(mark -> ", guessed: " + mark).orElse(""));
        found.capture().cut().ifPresent(why -> out.printf("    cut short: %s; nothing is said about its end%n", why));
        for (Mistake mistake : found.mistakes()) {
            Finding.Violation first = mistake.first();
            out.printf(
                    "    %s: %s [%s, %s]%s%n",
                    first.where(),
                    first.what(),
                    mistake.check(),
                    mistake.requirement().id(),
                    mistake.times() == 1 ? "" : " (" + mistake.times() + " times)");
            if (!first.expected().isEmpty() || !first.actual().isEmpty()) {
                out.printf(
                        "      expected: %s%n      actual:   %s%n",
                        Diagnostics.oneLine(first.expected()), Diagnostics.oneLine(first.actual()));
            }
        }
        out.flush();
    }

    private static ObjectNode tree(Entry entry) {
        Judged found = entry.judged();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("name", found.capture().name()).put("source", found.capture().source());
        node.put("profile", entry.profile());
        entry.mark().ifPresent(mark -> node.put("guessed_by", mark));
        found.capture().cut().ifPresent(why -> node.put("cut", why));
        found.checks().forEach(node.putArray("checks")::add);
        ArrayNode mistakes = node.putArray("violations");
        for (Mistake mistake : found.mistakes()) {
            Finding.Violation first = mistake.first();
            mistakes.addObject()
                    .put("check", mistake.check())
                    .put("requirement", mistake.requirement().id())
                    .put("level", mistake.requirement().level().name())
                    .put("where", first.where())
                    .put("what", first.what())
                    .put("expected", first.expected())
                    .put("actual", first.actual())
                    .put("times", mistake.times());
        }
        return node;
    }
}
