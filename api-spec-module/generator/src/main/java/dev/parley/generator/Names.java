package dev.parley.generator;

import java.util.Locale;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Java names for the contract's names. */
final class Names {
    /** Names of the runtime and of nested types, which a schema of the same name would hide. */
    private static final Set<String> TAKEN = Set.of(
            "Builder",
            "Decimal",
            "Extra",
            "Fields",
            "Flag",
            "Free",
            "Frozen",
            "Head",
            "Items",
            "Json",
            "JsonGenerator",
            "JsonMismatchException",
            "JsonModel",
            "JsonParser",
            "JsonTokenId",
            "JsonValue",
            "Known",
            "List",
            "Map",
            "Names",
            "Nullable",
            "Order",
            "Override",
            "Read",
            "String",
            "Text",
            "Typed",
            "Unknown",
            "Visitor",
            "Whole",
            "Write");

    /** Methods of Object or of our interfaces: no component of a record may be called so. */
    private static final Set<String> METHODS = Set.of(
            "accept",
            "clone",
            "extra",
            "finalize",
            "g",
            "p",
            "getClass",
            "hashCode",
            "notify",
            "notifyAll",
            "toBuilder",
            "toJson",
            "toString",
            "wait",
            "writeTo");

    private Names() {}

    static String type(String schema) {
        String name = pascal(schema);
        if (TAKEN.contains(name) || !SourceVersion.isName(name)) {
            throw new IllegalArgumentException("a schema cannot be called " + schema + ": the Java name is taken");
        }
        return name;
    }

    /** {@code Json.propertyName} in the model's runtime finds the way back, for messages about components. */
    static String component(String property) {
        String name = pascal(property);
        name = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return SourceVersion.isKeyword(name) || METHODS.contains(name) ? name + "_" : name;
    }

    static String constant(String value) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            name.append(Character.isJavaIdentifierPart(c) && c != '$' ? c : '_');
        }
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            name.insert(0, '_');
        }
        return name.toString().toUpperCase(Locale.ROOT);
    }

    static String pascal(String name) {
        StringBuilder out = new StringBuilder();
        boolean upper = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (!Character.isLetterOrDigit(c)) {
                upper = true;
            } else {
                out.append(upper ? Character.toUpperCase(c) : c);
                upper = false;
            }
        }
        if (out.isEmpty() || Character.isDigit(out.charAt(0))) {
            out.insert(0, 'N');
        }
        return out.toString();
    }
}
