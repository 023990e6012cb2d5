package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small picture for a README that says no more than the report: {@code openai-v1 71/73 · partial}. */
public final class Badge {
    private static final double CHARACTER = 6.8;

    private Badge() {}

    public static void write(JsonNode report, Path file) throws IOException {
        Files.writeString(file, svg(Standing.of(report)));
    }

    static String svg(Standing standing) {
        int left = width(standing.profile());
        int all = left + width(standing.words());
        String name = standing.profile() + " " + standing.words();
        Markup svg = new Markup();
        svg.open(
                "svg",
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                "" + all,
                "height",
                "20",
                "role",
                "img",
                "aria-label",
                name);
        svg.element("title", "Parley conformance: " + name);
        rect(svg, 0, left, "#3b4252");
        rect(svg, left, all - left, colour(standing.word()));
        svg.open("g", "fill", "#fff", "font-family", "Verdana,DejaVu Sans,sans-serif", "font-size", "11");
        text(svg, 6, standing.profile());
        text(svg, left + 6, standing.words());
        return svg.close("g").close("svg").toString();
    }

    private static int width(String text) {
        return (int) Math.ceil(text.length() * CHARACTER) + 12;
    }

    private static void rect(Markup svg, int x, int width, String colour) {
        svg.open("rect", "x", "" + x, "width", "" + width, "height", "20", "fill", colour)
                .close("rect");
    }

    private static void text(Markup svg, int x, String text) {
        String length = String.valueOf(width(text) - 12);
        svg.element("text", text, "x", "" + x, "y", "14", "textLength", length, "lengthAdjust", "spacingAndGlyphs");
    }

    private static String colour(String word) {
        return switch (word) {
            case "passes" -> "#1a7f37";
            case "failing" -> "#b3161b";
            default -> "#8a5300";
        };
    }
}
