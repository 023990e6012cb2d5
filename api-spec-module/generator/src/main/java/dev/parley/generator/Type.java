package dev.parley.generator;

/** How a value looks where it is used. Knows no Java: {@link JavaCode} does. */
sealed interface Type {
    record Text() implements Type {}

    record Whole() implements Type {}

    record Decimal() implements Type {}

    record Flag() implements Type {}

    /** Any value, null included. */
    record Any() implements Type {}

    /** An object about whose members nothing is said. */
    record Free() implements Type {}

    /** A string with one allowed value. */
    record Fixed(String value) implements Type {}

    record ListOf(Usage element) implements Type {}

    record MapOf(Usage value, Bounds key) implements Type {}

    /** A declared type, by its Java name; {@code open} if it is an enum, which has nothing inside to validate. */
    record Named(String name, boolean open) implements Type {}
}
