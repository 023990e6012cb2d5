package dev.parley.generator;

import dev.parley.generator.Declaration.EnumType;
import java.util.List;

/** An open enum, as the template wants it. */
record EnumView(String name, EnumType type, List<String> unions, Constants constants) {
    record Value(String name, String text, String encoded) {}

    List<Value> values() {
        Constants own = new Constants();
        type.values().forEach(constants::word);
        return type.values().stream()
                .map(v -> new Value(own.of(v), JavaCode.text(v), "Names." + constants.of(v)))
                .toList();
    }

    String interfaces() {
        return unions.isEmpty() ? "JsonModel" : "JsonModel, " + String.join(", ", unions);
    }

    List<String> doc() {
        return JavaDoc.comment(JavaDoc.lines(type.doc()));
    }
}
