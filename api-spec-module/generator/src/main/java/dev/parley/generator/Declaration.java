package dev.parley.generator;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Java type to write. {@code nested} are the types that only this one uses. */
sealed interface Declaration {
    String name();

    Doc doc();

    List<Declaration> nested();

    record ObjectType(String name, Doc doc, List<Property> properties, List<Declaration> nested)
            implements Declaration {
        @Nullable
        Property property(String json) {
            return properties.stream()
                    .filter(p -> p.json().equals(json))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** A choice by the kind of JSON value, each with its bounds; objects among the members are told apart by {@code tags}. */
    record UnionType(
            String name,
            Doc doc,
            Map<Kind, Type> kinds,
            Map<Kind, Bounds> bounds,
            @Nullable Tags tags,
            List<Declaration> nested)
            implements Declaration {}

    record EnumType(String name, Doc doc, List<String> values) implements Declaration {
        @Override
        public List<Declaration> nested() {
            return List.of();
        }
    }

    record Property(String json, Usage usage, boolean required, Doc doc) {}

    /** Objects by the value of their discriminator; {@code untagged} is meant when it is left out. */
    record Tags(
            String property,
            Map<String, List<String>> valuesByType,
            @Nullable String untagged) {}

    enum Kind {
        TEXT,
        WHOLE,
        DECIMAL,
        FLAG,
        ARRAY,
        OBJECT
    }
}
