package dev.parley.generator.docs;

import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Collectors;

/** A piece of markup. Text becomes markup only here, escaped; nothing else in this package can make markup of a string. */
final class Html {
    static final Html NOTHING = new Html("");

    private final String markup;

    private Html(String markup) {
        this.markup = markup;
    }

    static Html text(String text) {
        return new Html(escape(text));
    }

    static Html join(Html... parts) {
        return join(Arrays.asList(parts));
    }

    static Html join(Collection<Html> parts) {
        return new Html(parts.stream().map(part -> part.markup).collect(Collectors.joining()));
    }

    static Html join(Collection<Html> parts, String separator) {
        return new Html(parts.stream().map(part -> part.markup).collect(Collectors.joining(escape(separator))));
    }

    static Tag tag(String name, String... classes) {
        return new Tag(name, classes);
    }

    static Html code(String text) {
        return tag("code").of(text);
    }

    static Html link(String anchor, Html label) {
        return tag("a").attr("href", "#" + anchor).of(label);
    }

    /** A whole element: its name and attributes are the page's own, its content is markup already. */
    static Html element(String name, Collection<String> attributes, Html content) {
        return new Html(alone(name, attributes).markup + content.markup + "</" + name + ">");
    }

    static Html alone(String name, Collection<String> attributes) {
        return new Html("<" + name + attributes.stream().map(text -> " " + text).collect(Collectors.joining()) + ">");
    }

    static String attribute(String name, String value) {
        return name + "=\"" + escape(value) + "\"";
    }

    /** A style or script of our own; what would end the element early is refused, since it cannot be escaped. */
    static Html raw(String element, String content) {
        if (content.contains("</")) {
            throw new IllegalArgumentException("the " + element + " resource holds an end tag");
        }
        return new Html("<" + element + ">" + content + "</" + element + ">");
    }

    boolean isEmpty() {
        return markup.isEmpty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Html html && html.markup.equals(markup);
    }

    @Override
    public int hashCode() {
        return Objects.hash(markup);
    }

    @Override
    public String toString() {
        return markup;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(allowed(c) ? c : 0xFFFD);
            }
        });
        return escaped.toString();
    }

    /** Control characters and lone surrogates are no characters of an HTML document. */
    private static boolean allowed(int c) {
        boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c <= 0x9F);
        return !control && Character.getType(c) != Character.SURROGATE;
    }
}
