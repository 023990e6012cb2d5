package dev.parley.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What was measured, by operation, document and subject; all rounds together. */
final class Figures {
    private final Map<Operation, Map<Document, Map<Subject, Samples>>> all = new EnumMap<>(Operation.class);

    enum Operation {
        DECODE,
        ENCODE
    }

    /** One number for each iteration. */
    record Samples(List<Double> nanos, List<Double> bytes) {
        /** The fastest twentieth: what a quiet moment of the machine shows. Others' work only ever adds. */
        double time() {
            return quantile(nanos, 0.05);
        }

        double allocated() {
            return quantile(bytes, 0.5);
        }

        private static double quantile(List<Double> values, double share) {
            return values.stream()
                    .sorted()
                    .skip((long) (values.size() * share))
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    void add(Operation operation, Collection<RunResult> results) {
        for (RunResult result : results) {
            Document document = Document.valueOf(result.getParams().getParam("document"));
            Subject subject = Subject.valueOf(result.getParams().getParam("subject"));
            Samples samples = samples(operation, document)
                    .computeIfAbsent(subject, s -> new Samples(new ArrayList<>(), new ArrayList<>()));
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                fork.getIterationResults().forEach(i -> add(samples, i));
            }
        }
    }

    private static void add(Samples samples, IterationResult iteration) {
        samples.nanos().add(iteration.getPrimaryResult().getScore());
        iteration.getSecondaryResults().forEach((label, result) -> {
            if (label.endsWith("gc.alloc.rate.norm")) {
                samples.bytes().add(result.getScore());
            }
        });
    }

    Map<Subject, Samples> samples(Operation operation, Document document) {
        return all.computeIfAbsent(operation, o -> new EnumMap<>(Document.class))
                .computeIfAbsent(document, d -> new EnumMap<>(Subject.class));
    }

    Map<Document, Map<Subject, Samples>> of(Operation operation) {
        return all.getOrDefault(operation, Map.of());
    }
}
