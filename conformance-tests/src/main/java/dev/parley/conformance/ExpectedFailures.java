package dev.parley.conformance;

import dev.parley.conformance.cases.Case;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.data.DataReader;
import dev.parley.conformance.suite.CaseResult;
import dev.parley.conformance.suite.Expected;
import dev.parley.conformance.suite.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The failures that somebody knows of and accepts, as a file says it, for one profile on one day. It only marks results:
 * what a mark means is theirs to say.
 */
public final class ExpectedFailures {
    /** Nothing is expected to fail. */
    public static final ExpectedFailures NONE = new ExpectedFailures(List.of());

    private final List<Line> lines;

    private record Content(List<Entry> expectedFailures) {}

    private record Entry(String cases, String profile, String reason, String until) {}

    private record Line(Predicate<Case> cases, Expected expected) {}

    private ExpectedFailures(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    /**
     * Reads a list for one profile. What has expired is left out; an entry that names no case is refused, so that a mistyped
     * id is noticed.
     */
    public static ExpectedFailures read(Path file, Kit kit, LocalDate today) {
        DataReader reader = new DataReader();
        Content content = reader.read(source(file), reader.schema("expected-failures"), Content.class);
        String profile = kit.profile().id();
        return new ExpectedFailures(content.expectedFailures().stream()
                .filter(each -> each.profile() == null || each.profile().equals(profile))
                .map(each -> line(each, kit, file))
                .filter(line -> line.expected().until().stream().noneMatch(today::isAfter))
                .toList());
    }

    private static DataReader.Source source(Path file) {
        try {
            return new DataReader.Source(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new BrokenKitException("the expected failures " + file + " cannot be read", e);
        }
    }

    private static Line line(Entry entry, Kit kit, Path file) {
        Glob glob = new Glob(entry.cases());
        List<Case> known = entry.profile() == null
                ? kit.catalogue().cases()
                : kit.catalogue().of(kit.profile());
        if (known.stream().noneMatch(glob)) {
            throw new BrokenKitException(file + ": no case is called " + entry.cases());
        }
        try {
            Optional<LocalDate> until = Optional.ofNullable(entry.until()).map(LocalDate::parse);
            return new Line(glob, new Expected(entry.reason(), until));
        } catch (DateTimeException e) {
            throw new BrokenKitException(file + ": there is no day " + entry.until(), e);
        }
    }

    /** The result, marked if it was foretold. */
    public CaseResult mark(CaseResult result) {
        return lines.stream()
                .filter(line -> line.cases().test(result.of()))
                .findFirst()
                .map(line -> result.asExpected(line.expected()))
                .orElse(result);
    }

    /** The report with its results marked. */
    public Report mark(Report report) {
        return report.with(report.results().stream().map(this::mark).toList());
    }
}
