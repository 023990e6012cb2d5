package dev.parley.conformance;

import dev.parley.conformance.report.Shell;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Writes the command of a run again, without what changes nothing about its result. */
record Again(ParseResult given, Shell shell) {
    /** The whole command but for the choice of cases. */
    String line(Set<String> without) {
        StringBuilder line =
                new StringBuilder("conform ").append(given.commandSpec().name());
        Set<String> left = new TreeSet<>(without);
        for (OptionSpec option : given.matchedOptions()) {
            if (left.add(option.longestName())) {
                append(option, line);
            }
        }
        return line.toString();
    }

    private void append(OptionSpec option, StringBuilder line) {
        List<String> values = option.typeInfo().isBoolean() ? List.of("") : option.originalStringValues();
        for (String value : values) {
            line.append(' ').append(option.longestName());
            line.append(value.isEmpty() ? "" : " " + shell.word(value));
        }
    }
}
