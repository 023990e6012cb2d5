package dev.parley.benchmarks;

import dev.parley.benchmarks.Figures.Operation;
import dev.parley.benchmarks.Figures.Samples;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures as Markdown, each beside its ratio to ours and to the scan. */
final class Table {
    private Table() {}

    static String of(Figures figures) {
        StringBuilder out = new StringBuilder();
        for (Operation operation : Operation.values()) {
            String name = operation.name().toLowerCase(Locale.ROOT);
            out.append("| ").append(name).append(" | | µs | × scan | × ours | KB allocated | × ours |\n");
            out.append("|---|---|--:|--:|--:|--:|--:|\n");
            figures.of(operation).forEach((document, samples) -> rows(out, document, samples));
            out.append('\n');
        }
        return out.toString();
    }

    private static void rows(StringBuilder out, Document document, Map<Subject, Samples> bySubject) {
        Samples scan = bySubject.get(Subject.SCAN);
        Samples ours = bySubject.get(Subject.PARLEY);
        bySubject.forEach((subject, samples) -> out.append("| ")
                .append(document.title)
                .append(" | ")
                .append(subject.title)
                .append(number(" | %.3f", samples.time() / 1e3))
                .append(ratio(samples.time(), scan == null ? null : scan.time()))
                .append(ratio(samples.time(), ours == null ? null : ours.time()))
                .append(number(" | %.2f", samples.allocated() / 1e3))
                .append(ratio(samples.allocated(), ours == null ? null : ours.allocated()))
                .append(" |\n"));
    }

    private static String ratio(double value, @Nullable Double base) {
        return base == null ? " | " : number(" | %.2f", value / base);
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
