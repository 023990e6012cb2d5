package dev.parley.server.engine.scripted;

import dev.parley.json.JsonValue;
import dev.parley.json.JsonValue.Num;
import dev.parley.json.JsonValue.Obj;
import dev.parley.json.JsonValue.Str;
import dev.parley.server.engine.schema.SchemaType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Texts and numbers to try under a schema, the most natural first; which of them is valid is the check's to say. */
final class ScalarSamples {
    private static final long LONGEST = 10_000;

    private static final Map<String, String> FORMATS = Map.ofEntries(
            Map.entry("date", "2026-01-31"),
            Map.entry("date-time", "2026-01-31T12:00:00Z"),
            Map.entry("duration", "PT1H"),
            Map.entry("email", "sample@example.com"),
            Map.entry("hostname", "example.com"),
            Map.entry("ipv4", "192.0.2.1"),
            Map.entry("ipv6", "2001:db8::1"),
            Map.entry("time", "12:00:00Z"),
            Map.entry("uri", "https://example.com/sample"),
            Map.entry("uuid", "123e4567-e89b-42d3-a456-426614174000"));

    /** Shapes that patterns usually ask for. */
    private static final List<String> SHAPES = List.of(
            "sample",
            "Sample",
            "SAMPLE",
            "a",
            "A",
            "AB",
            "ABC",
            "ABC-123",
            "1",
            "12",
            "123",
            "1234",
            "12345",
            "123456",
            "1.0",
            "1.0.0",
            "#aabbcc",
            "+15550100",
            "+15550100123",
            "555-0100",
            "/sample",
            "sample.txt",
            "10:00",
            "");

    private ScalarSamples() {}

    static List<JsonValue> strings(Obj schema) {
        Set<String> texts = new LinkedHashSet<>();
        if (schema.get("format") instanceof Str format && FORMATS.containsKey(format.value())) {
            texts.add(FORMATS.get(format.value()));
        } else {
            texts.add(fitted(schema));
        }
        if (schema.get("pattern") != null) {
            texts.addAll(SHAPES);
            texts.addAll(FORMATS.values().stream().sorted().toList());
        }
        List<JsonValue> samples = new ArrayList<>();
        texts.forEach(text -> samples.add(new Str(text)));
        return samples;
    }

    private static String fitted(Obj schema) {
        String text = "sample";
        long least = Math.min(SchemaType.whole(schema, "minLength", 0), LONGEST);
        long most = SchemaType.whole(schema, "maxLength", LONGEST);
        if (text.length() < least) {
            text += "x".repeat((int) least - text.length());
        }
        return text.length() > most ? text.substring(0, (int) Math.max(0, most)) : text;
    }

    static List<JsonValue> numbers(Obj schema) {
        Set<BigDecimal> numbers = new LinkedHashSet<>(List.of(BigDecimal.ONE, BigDecimal.ZERO));
        BigDecimal step = SchemaType.decimal(schema.get("multipleOf"));
        for (String keyword : List.of("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")) {
            BigDecimal bound = SchemaType.decimal(schema.get(keyword));
            if (bound != null) {
                numbers.addAll(near(bound, keyword.endsWith("inimum") ? BigDecimal.ONE : BigDecimal.ONE.negate()));
                if (step != null && step.signum() > 0) {
                    numbers.addAll(multiples(bound, step));
                }
            }
        }
        if (step != null) {
            numbers.add(step);
        }
        List<JsonValue> samples = new ArrayList<>();
        numbers.forEach(number -> samples.add(new Num(number.toPlainString())));
        return samples;
    }

    /** The bound, the next whole number inside it, and places less than one inside it. */
    private static List<BigDecimal> near(BigDecimal bound, BigDecimal inwards) {
        BigDecimal whole = bound.setScale(0, inwards.signum() > 0 ? RoundingMode.CEILING : RoundingMode.FLOOR);
        return List.of(
                bound,
                whole,
                whole.add(inwards),
                bound.add(inwards.multiply(new BigDecimal("0.5"))),
                bound.add(inwards.movePointLeft(bound.scale() > 0 ? bound.scale() + 2 : 3)));
    }

    private static List<BigDecimal> multiples(BigDecimal bound, BigDecimal step) {
        BigDecimal times = bound.divide(step, 0, RoundingMode.FLOOR);
        return List.of(
                times.multiply(step),
                times.add(BigDecimal.ONE).multiply(step),
                times.subtract(BigDecimal.ONE).multiply(step));
    }
}
