package dev.parley.conformance;

import dev.parley.conformance.cases.Case;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Picks cases by id; {@code *} stands for any text, a comma separates alternatives. */
public record Glob(String text) implements Predicate<Case> {
    @Override
    public boolean test(Case each) {
        return Arrays.stream(text.split(",")).anyMatch(one -> matches(one.strip(), each.id()));
    }

    private static boolean matches(String glob, String id) {
        String regex = Arrays.stream(glob.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return id.matches(regex);
    }
}
