package dev.parley.benchmarks;

import dev.parley.benchmarks.Figures.Operation;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs everything in rounds and prints one table. Within a round the subjects follow each other for each document, so
 * that a ratio compares what ran next to each other.
 */
public final class Compare {
    private final Plan plan;
    private final Figures figures = new Figures();

    /** Lengths of a run: warmth in milliseconds of processor time, iterations of 20 ms. */
    record Plan(int rounds, int warmth, int iterations, List<Document> documents, List<Subject> subjects) {
        static Plan brief() {
            List<Subject> subjects = List.of(Subject.SCAN, Subject.PARLEY, Subject.OPENAI_JAVA);
            return new Plan(1, 2000, 60, own(), subjects);
        }

        static Plan full() {
            List<Document> documents = new ArrayList<>(own());
            if (Files.isReadable(Recordings.file())) {
                documents.add(Document.RECORDED);
            }
            return new Plan(3, 6000, 150, documents, List.of(Subject.values()));
        }

        private static List<Document> own() {
            return List.of(Document.DELTA, Document.DELTA_TYPE_LAST, Document.RESPONSE, Document.STREAM);
        }
    }

    private Compare(Plan plan) {
        this.plan = plan;
    }

    public static void main(String[] args) throws RunnerException {
        boolean full = List.of(args).contains("full");
        Compare compare = new Compare(full ? Plan.full() : Plan.brief());
        System.out.println(compare.run());
    }

    private String run() throws RunnerException {
        List<Document> written = new ArrayList<>(plan.documents());
        written.remove(Document.DELTA_TYPE_LAST);
        List<Subject> writers =
                plan.subjects().stream().filter(s -> s != Subject.SCAN).toList();
        for (int round = 1; round <= plan.rounds(); round++) {
            System.err.println("round " + round + " of " + plan.rounds() + " …");
            measure(Operation.DECODE, plan.documents(), plan.subjects());
            measure(Operation.ENCODE, written, writers);
        }
        return Table.of(figures);
    }

    private void measure(Operation operation, List<Document> documents, List<Subject> subjects) throws RunnerException {
        Class<?> benchmark = operation == Operation.DECODE ? Decode.class : Encode.class;
        OptionsBuilder options = new OptionsBuilder();
        options.include("^" + benchmark.getName() + "\\.")
                .param("document", names(documents))
                .param("subject", names(subjects))
                .warmupIterations(10)
                .warmupTime(TimeValue.milliseconds(20))
                .measurementIterations(plan.iterations())
                .measurementTime(TimeValue.milliseconds(20))
                .forks(1)
                .jvmArgsAppend("-Dparley.warmth=" + plan.warmth(), "-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT);
        figures.add(operation, new Runner(options.build()).run());
    }

    private static String[] names(List<? extends Enum<?>> values) {
        return Stream.of(values.toArray(Enum<?>[]::new)).map(Enum::name).toArray(String[]::new);
    }
}
