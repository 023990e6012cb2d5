package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.generator.bundle.Dialect;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A set of dialect marks, always in the same order. Each has a letter, so that the filter is one CSS rule per dialect. */
record Marks(List<String> names) {
    static final Marks ALL = new Marks(Stream.concat(
                    Arrays.stream(Dialect.values()).map(Dialect::id),
                    Dialect.BEYOND.stream().sorted())
            .toList());

    static final Marks NONE = new Marks(List.of());

    static Marks of(JsonNode marks) {
        return of(StreamSupport.stream(marks.spliterator(), false)
                .map(JsonNode::asText)
                .toList());
    }

    static Marks of(Collection<String> names) {
        return ALL.keep(names::contains);
    }

    Marks keep(Predicate<String> wanted) {
        return new Marks(names.stream().filter(wanted).toList());
    }

    Marks and(Marks others) {
        return ALL.keep(name -> names.contains(name) || others.names.contains(name));
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    boolean has(String name) {
        return names.contains(name);
    }

    static String letter(String name) {
        return String.valueOf((char) ('a' + ALL.names.indexOf(name)));
    }

    String letters() {
        return names.stream().map(Marks::letter).collect(Collectors.joining());
    }

    Html pills() {
        List<Html> pills = names.stream()
                .map(name -> Html.tag("span", "pill", letter(name)).of(name))
                .toList();
        // Spaces are for whoever copies, or has the page read to them.
        return Html.join(Html.text(" "), Html.tag("span", "pills").of(Html.join(pills, " ")));
    }

    /** Pills where these differ from what the reader expects. */
    Html pillsUnless(Marks expected) {
        return equals(expected) ? Html.NOTHING : pills();
    }
}
