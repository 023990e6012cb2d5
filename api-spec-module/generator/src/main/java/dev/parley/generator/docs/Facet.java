package dev.parley.generator.docs;

/** Something that is said about a part of the contract, and which of the dialects that have the part say it. */
record Facet(Html value, Marks marks, boolean everywhere) {

    /** The value; where not all dialects agree, with the names of those that say it, and known to the filter. */
    Html chip(String kind) {
        Tag tag = Html.tag("span", "chip", kind);
        return everywhere
                ? tag.of(value)
                : tag.in(marks).of(value, Html.tag("span", "in").of(" in " + String.join(", ", marks.names())));
    }
}
