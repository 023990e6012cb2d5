package dev.parley.generator.docs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Descriptions as markup: paragraphs, lists, tables, code, web links. Code that names a schema links to it. Everything else is text. */
final class Prose {
    private static final Pattern INLINE = Pattern.compile(
            "`(?<code>[^`]+)`|\\*\\*(?<strong>[^*]+)\\*\\*|\\[(?<label>[^\\]]+)\\]\\((?<url>https?://[^)\\s]+)\\)");

    private final Documents documents;

    Prose(Documents documents) {
        this.documents = documents;
    }

    Html blocks(String text) {
        return Html.join(Arrays.stream(text.strip().split("\n\\s*\n"))
                .filter(block -> !block.isBlank())
                .map(this::block)
                .toList());
    }

    Html inline(String text) {
        List<Html> parts = new ArrayList<>();
        Matcher matcher = INLINE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            parts.add(Html.text(text.substring(end, matcher.start())));
            parts.add(marked(matcher));
            end = matcher.end();
        }
        parts.add(Html.text(text.substring(end)));
        return Html.join(parts);
    }

    /** The first sentence, for tables. */
    Html gist(String text) {
        Matcher sentence = Pattern.compile("^.*?[.](?=\\s|$)", Pattern.DOTALL).matcher(text.strip());
        return inline(sentence.find() ? sentence.group() : text.strip());
    }

    private Html marked(Matcher matcher) {
        if (matcher.group("code") != null) {
            String code = matcher.group("code");
            Html html = Html.code(code);
            return documents.schemas().has(code) ? Html.link(Anchors.schema(code), html) : html;
        }
        if (matcher.group("strong") != null) {
            return Html.tag("strong").of(matcher.group("strong"));
        }
        return Html.tag("a").attr("href", matcher.group("url")).of(matcher.group("label"));
    }

    private Html block(String block) {
        List<String> lines = block.strip().lines().map(String::strip).toList();
        if (lines.size() > 1 && lines.get(0).startsWith("|") && lines.get(1).startsWith("|-")) {
            return table(lines);
        }
        if (lines.stream().allMatch(line -> line.startsWith("- "))) {
            return Html.tag("ul")
                    .of(lines.stream()
                            .map(line -> Html.tag("li").of(inline(line.substring(2))))
                            .toList());
        }
        return Html.tag("p").of(inline(String.join(" ", lines)));
    }

    private Html table(List<String> lines) {
        List<Html> rows = new ArrayList<>();
        for (String line : lines.subList(2, lines.size())) {
            rows.add(row(line, "td"));
        }
        return Html.tag("table")
                .of(
                        Html.tag("thead").of(row(lines.get(0), "th")),
                        Html.tag("tbody").of(rows));
    }

    private Html row(String line, String cell) {
        String inner = line.replaceAll("^\\||\\|$", "");
        return Html.tag("tr")
                .of(Arrays.stream(inner.split("\\|"))
                        .map(text -> Html.tag(cell).of(inline(text.strip())))
                        .toList());
    }
}
