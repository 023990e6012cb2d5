package dev.parley.benchmarks.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a streamed word costs each of several servers. They take turns of some seconds, so that what the machine does beside
 * it falls on all of them, and the ratio to the first that has processes is taken within each round.
 */
public final class Load {
    private final Streams streams;
    private final Map<Target, List<Slice>> slices = new LinkedHashMap<>();

    private Load(Streams streams) {
        this.streams = streams;
    }

    /**
     * Arguments: streams, words in each, milliseconds between words, rounds, seconds of a turn; then for each target its title, port, path, body,
     * text of the first word's frame, process ids and seconds of warming up.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        int[] numbers = Stream.of(args).limit(5).mapToInt(Integer::parseInt).toArray();
        List<Target> targets = Target.all(Arrays.asList(args).subList(numbers.length, args.length));
        Load load = new Load(new Streams(numbers[0], numbers[1], numbers[2]));
        for (Target target : targets) {
            Slice.of(target, load.streams, target.warmUp());
        }
        for (int round = 0; round < numbers[3]; round++) {
            for (Target target : targets) {
                load.slices
                        .computeIfAbsent(target, any -> new ArrayList<>())
                        .add(Slice.of(target, load.streams, numbers[4]));
            }
        }
        load.print();
    }

    private void print() {
        List<Double> yardstick = slices.entrySet().stream()
                .filter(entry -> !entry.getKey().processes().isEmpty())
                .findFirst()
                .map(entry -> costs(entry.getValue()))
                .orElse(List.of());
        for (Map.Entry<Target, List<Slice>> entry : slices.entrySet()) {
            print(entry.getKey(), entry.getValue(), yardstick);
        }
    }

    private void print(Target target, List<Slice> taken, List<Double> yardstick) {
        List<Double> costs = costs(taken);
        List<Double> first =
                taken.stream().flatMap(slice -> slice.firstWords().stream()).toList();
        if (target.processes().isEmpty()) {
            print(
                    "| %s | %d | | | | %.2f | %.2f | |%n",
                    target.title(), streams.count(), at(0.5, first), at(0.99, first));
            return;
        }
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < costs.size(); i++) {
            ratios.add(costs.get(i) / yardstick.get(i));
        }
        print(
                "| %s | %d | %.1f | %.2f | %.2f to %.2f | %.2f | %.2f | %.0f |%n",
                target.title(),
                streams.count(),
                at(0.5, costs),
                at(0.5, ratios),
                at(0, ratios),
                at(1, ratios),
                at(0.5, first),
                at(0.99, first),
                taken.stream().mapToDouble(Slice::mebibytes).max().orElse(0));
    }

    private List<Double> costs(List<Slice> taken) {
        return taken.stream().map(slice -> slice.microsAWord(streams)).toList();
    }

    private static void print(String format, Object... values) {
        System.out.printf(Locale.ROOT, format, values);
    }

    private static double at(double quantile, List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size()));
    }
}
