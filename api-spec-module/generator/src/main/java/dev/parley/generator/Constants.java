package dev.parley.generator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One constant for each text that is written, so that it is encoded once, and the words that readers know. */
final class Constants {
    private final Map<String, String> byText = new LinkedHashMap<>();
    private final Map<String, String> byName = new TreeMap<>();

    private final Set<String> words = new TreeSet<>();

    record Constant(String name, String text) {}

    record Word(String text) {}

    /** A text that is read often and is one of a few. */
    void word(String text) {
        words.add(text);
    }

    List<Word> words() {
        return words.stream().map(word -> new Word(JavaCode.text(word))).toList();
    }

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
