package dev.parley.json;

import org.jspecify.annotations.Nullable;

/** A member of a union that is told apart by its {@code type} property, known types and unknown ones alike. */
public interface Typed extends JsonModel {
    /** The value of {@code type}; null if the document has none and the schema does not fix it. */
    @Nullable
    String type();
}
