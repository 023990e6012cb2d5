package dev.parley.generator;

import java.util.ArrayList;
import java.util.List;

/** Descriptions, which are Markdown for people, as Javadoc that doclint accepts. */
final class JavaDoc {
    private static final int WIDTH = 110;

    private JavaDoc() {}

    /** The lines of a comment on a type or method. */
    static List<String> lines(Doc doc) {
        List<String> lines = new ArrayList<>(wrap(text(doc.text())));
        if (!doc.dialects().isEmpty()) {
            paragraph(lines, "Source documents: " + String.join(", ", doc.dialects()) + ".");
        }
        if (doc.deprecated()) {
            paragraph(lines, "The contract says that this is deprecated.");
        }
        return lines;
    }

    private static void paragraph(List<String> lines, String text) {
        if (lines.isEmpty()) {
            lines.add(text);
        } else {
            lines.add("");
            lines.add("<p>" + text);
        }
    }

    /** What follows the asterisks. */
    static List<String> comment(List<String> lines) {
        return lines.stream().map(l -> l.isEmpty() ? "" : " " + l).toList();
    }

    /** The lines of a tag such as `@param`; dialects are said only where they are not those of the whole. */
    static List<String> tag(String tag, Doc doc, List<String> usual) {
        boolean special = !doc.dialects().isEmpty() && !doc.dialects().equals(usual);
        String dialects = special ? " (" + String.join(", ", doc.dialects()) + ")" : "";
        String text = text(doc.text());
        return wrap(tag + " " + (text.isEmpty() ? "see the contract" : text) + dialects);
    }

    static String text(String markdown) {
        String text = markdown.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        text = text.replace("@", "&#64;").replace("*/", "*&#47;").replace("\\u", "&#92;u");
        text = text.replaceAll("\\[([^\\]]+)\\]\\((https?://[^)\\s]+)\\)", "<a href=\"$2\">$1</a>");
        text = text.replaceAll("`([^`\n]+)`", "<code>$1</code>");
        return text.strip();
    }

    private static List<String> wrap(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            if (line.length() + word.length() >= WIDTH && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
        return lines;
    }
}
