package dev.parley.conformance.traffic;

import dev.parley.conformance.check.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mistakes of one exchange, each told once: the same at another event only counts, and a field that one check has named
 * is not named by a later one again. Made for one exchange, not thread-safe.
 */
final class Mistakes {
    /** What says nothing without the field it is about. */
    private static final Set<String> GENERAL = Set.of("breaks the contract", "not the expected value");

    private final Map<String, Mistake> byKind = new LinkedHashMap<>();
    private final Set<String> places = new HashSet<>();

    void add(Mistake mistake) {
        String kind = kind(mistake);
        if (places.add(kind + " " + mistake.first().where())) {
            byKind.merge(kind, mistake, (first, again) -> first.again());
        }
    }

    /** Frames that can't be told apart make everything else about a stream doubtful. */
    boolean isReadable() {
        return byKind.values().stream().noneMatch(mistake -> mistake.check().equals("sse-framing"));
    }

    List<Mistake> told() {
        Map<String, String> named = new HashMap<>();
        List<Mistake> told = new ArrayList<>();
        for (Mistake mistake : byKind.values()) {
            String field = field(mistake.first());
            String namer = field.isEmpty() ? mistake.check() : named.computeIfAbsent(field, f -> mistake.check());
            if (namer.equals(mistake.check()) && !isEcho(mistake)) {
                told.add(mistake);
            }
        }
        return told;
    }

    /** A choice that fails says so itself besides the member that was meant: "null expected", "one schema". */
    private boolean isEcho(Mistake mistake) {
        String said = mistake.first().expected();
        boolean choice = said.endsWith("null expected") || said.contains("one and only one schema");
        String below = field(mistake.first()) + "/";
        return choice
                && byKind.values().stream().anyMatch(each -> field(each.first()).startsWith(below));
    }

    private static String kind(Mistake mistake) {
        Finding.Violation found = mistake.first();
        String rule = GENERAL.contains(found.what()) ? field(found) : found.what();
        return mistake.check() + " " + rule;
    }

    /** The pointer without the event it is in and without the places in lists. */
    private static String field(Finding.Violation found) {
        int pointer = found.where().indexOf('/');
        String field = pointer < 0 ? "" : found.where().substring(pointer);
        return field.replaceAll("/\\d+(?=/|$)", "/*").replaceFirst("^/response(?=/)", "");
    }
}
