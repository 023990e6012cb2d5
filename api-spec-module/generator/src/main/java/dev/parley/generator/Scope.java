package dev.parley.generator;

import java.util.ArrayList;
import java.util.List;

/** Where a type is declared that is written inline: what it is called, and beside which others it stands. */
record Scope(String name, boolean top, List<Declaration> declared) {
    Scope at(String typeName) {
        return new Scope(typeName, top, declared);
    }

    /** For the element of a list or map: named after the whole. */
    Scope within(String suffix) {
        return at(name + suffix);
    }

    Scope nestedIn(List<Declaration> nested) {
        return new Scope(name, false, nested);
    }

    static Scope nested(String name) {
        return new Scope(name, false, new ArrayList<>());
    }
}
