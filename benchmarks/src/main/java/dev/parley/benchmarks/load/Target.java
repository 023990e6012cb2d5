package dev.parley.benchmarks.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One way to the words.
 *
 * @param title what it is called in the table
 * @param body of each request
 * @param firstWord what stands in the first frame that counts as a word
 * @param processes those that serve it, in /proc; none if nothing stands between
 * @param warmUp seconds of streams before anything counts
 */
record Target(String title, int port, String path, String body, String firstWord, List<Path> processes, int warmUp) {
    private static final int TICKS_A_SECOND = 100; // of /proc/PID/stat on Linux, whatever the kernel's own rate

    private static final int ARGUMENTS = 7;

    /** Reads {@code title port path body firstWord processes warmUp}; processes are ids with commas between, or nothing. */
    static List<Target> all(List<String> arguments) {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i + ARGUMENTS <= arguments.size(); i += ARGUMENTS) {
            List<String> one = arguments.subList(i, i + ARGUMENTS);
            List<Path> processes = Arrays.stream(one.get(5).split(","))
                    .filter(id -> !id.isBlank())
                    .map(id -> Path.of("/proc", id))
                    .toList();
            targets.add(new Target(
                    one.get(0),
                    Integer.parseInt(one.get(1)),
                    one.get(2),
                    one.get(3),
                    one.get(4),
                    processes,
                    Integer.parseInt(one.get(6))));
        }
        return targets;
    }

    /** Microseconds of processor time that its processes have taken so far. */
    double micros() throws IOException {
        long ticks = 0;
        for (Path process : processes) {
            String stat = Files.readString(process.resolve("stat"));
            List<String> fields =
                    Arrays.asList(stat.substring(stat.lastIndexOf(')') + 2).split(" ", 14));
            ticks += Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
        }
        return ticks * 1e6 / TICKS_A_SECOND;
    }

    /** What its processes have resident now, in MiB. */
    double mebibytes() throws IOException {
        long kilobytes = 0;
        for (Path process : processes) {
            for (String line : Files.readAllLines(process.resolve("status"))) {
                kilobytes += line.startsWith("VmRSS:") ? Long.parseLong(line.replaceAll("\\D", "")) : 0;
            }
        }
        return kilobytes / 1024.0;
    }
}
