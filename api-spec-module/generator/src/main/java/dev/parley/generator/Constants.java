package dev.parley.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One constant for each text that the writers write, so that it is encoded once. */
final class Constants {
    private final Map<String, String> byText = new LinkedHashMap<>();
    private final Map<String, String> byName = new TreeMap<>();

    record Constant(String name, String text) {}

    String of(String text) {
        return byText.computeIfAbsent(text, this::add);
    }

    private String add(String text) {
        String name = Names.constant(text);
        for (int i = 2; byName.containsKey(name); i++) {
            name = Names.constant(text) + "_" + i;
        }
        byName.put(name, text);
        return name;
    }

    List<Constant> all() {
        List<Constant> all = new ArrayList<>();
        byName.forEach((name, text) -> all.add(new Constant(name, JavaCode.text(text))));
        return all;
    }
}
