package dev.parley.conformance.report;

import dev.parley.conformance.traffic.Judged;
import dev.parley.conformance.traffic.Mistake;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;

/** Adds up by source what was found: how many exchanges, how many clean, and each kind of mistake with its count. */
final class TrafficTable {
    private final Map<String, Row> rows = new TreeMap<>();

    private static final class Row {
        private final Map<String, Integer> kinds = new TreeMap<>();
        private int exchanges;
        private int clean;
        private int cut;
    }

    void add(Judged judged) {
        if (judged.checks().isEmpty()) {
            return;
        }
        Row row = rows.computeIfAbsent(judged.capture().source(), source -> new Row());
        row.exchanges++;
        row.clean += judged.mistakes().isEmpty() ? 1 : 0;
        row.cut += judged.capture().cut().isPresent() ? 1 : 0;
        judged.mistakes().forEach(mistake -> row.kinds.merge(kind(mistake), 1, Integer::sum));
    }

    void print(PrintWriter out) {
        out.println("| source | exchanges | clean | cut short | what deviates, and in how many |");
        out.println("|---|---|---|---|---|");
        rows.forEach((source, row) -> {
            StringBuilder kinds = new StringBuilder();
            row.kinds.forEach((kind, count) -> kinds.append(kinds.isEmpty() ? "" : "<br>")
                    .append(kind)
                    .append(": ")
                    .append(count));
            out.printf("| %s | %d | %d | %d | %s |%n", source, row.exchanges, row.clean, row.cut, kinds);
        });
        out.println();
    }

    private static String kind(Mistake mistake) {
        String what = mistake.first().what();
        boolean schema = what.equals("breaks the contract");
        String told = schema
                ? mistake.first().where().replaceFirst("^[^/]*", "").replaceAll("/\\d+(?=/|$)", "/*") + " "
                        + mistake.first().expected()
                : what;
        return mistake.check() + " (" + mistake.requirement().id() + ") " + told.replace("|", "\\|");
    }
}
