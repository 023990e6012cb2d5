package dev.parley.generator.docs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An element in the making. */
final class Tag {
    private final String name;
    private final List<String> attributes = new ArrayList<>();

    Tag(String name, String... classes) {
        this.name = name;
        if (classes.length > 0) {
            attr("class", String.join(" ", classes));
        }
    }

    Tag attr(String attribute, String value) {
        attributes.add(Html.attribute(attribute, value));
        return this;
    }

    /** Says which dialects have the element, for the filter. */
    Tag in(Marks marks) {
        return attr("data-d", marks.letters());
    }

    Html of(Html... content) {
        return of(List.of(content));
    }

    Html of(Collection<Html> content) {
        return Html.element(name, attributes, Html.join(content));
    }

    Html of(String text) {
        return of(Html.text(text));
    }

    /** An element that has no content and no end tag. */
    Html alone() {
        return Html.alone(name, attributes);
    }
}
