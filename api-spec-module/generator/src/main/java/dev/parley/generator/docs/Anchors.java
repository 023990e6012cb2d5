package dev.parley.generator.docs;

/** Names of places in the page. A schema is its own name, a property is joined to it by a dot; the page's own have a colon. */
final class Anchors {
    private Anchors() {}

    static String schema(String name) {
        return safe(name);
    }

    static String within(String anchor, String property) {
        return anchor + "." + safe(property);
    }

    static String page(String section) {
        return "page:" + safe(section);
    }

    static String operation(Operation operation) {
        return "op:" + safe(operation.id());
    }

    private static String safe(String name) {
        StringBuilder safe = new StringBuilder();
        name.codePoints().forEach(c -> {
            if (c < 0x80 && (Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-')) {
                safe.appendCodePoint(c);
            } else {
                safe.append('~').append(Integer.toHexString(c));
            }
        });
        return safe.toString();
    }
}
