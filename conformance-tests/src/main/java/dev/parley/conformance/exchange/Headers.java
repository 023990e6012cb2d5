package dev.parley.conformance.exchange;

import java.util.List;
import java.util.Optional;

/** The header lines of one message in order; names compare without regard to case. */
public record Headers(List<Line> lines) {
    public record Line(String name, String value) {}

    public Headers {
        lines = List.copyOf(lines);
    }

    public Optional<String> first(String name) {
        return lines.stream()
                .filter(line -> line.name().equalsIgnoreCase(name))
                .map(Line::value)
                .findFirst();
    }

    /** The media type without its parameters, in lower case; empty when the header is missing. */
    public String mediaType() {
        return first("content-type")
                .map(value -> value.split(";", 2)[0].strip().toLowerCase(java.util.Locale.ROOT))
                .orElse("");
    }
}
