package dev.parley.generator.breaks;

import java.util.ArrayList;
import java.util.List;

/** Collects breaks. */
final class Findings {
    private final List<String> all = new ArrayList<>();

    void add(String where, String what) {
        all.add(where + ": " + what);
    }

    List<String> all() {
        return List.copyOf(all);
    }
}
