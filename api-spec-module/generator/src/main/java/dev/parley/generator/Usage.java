package dev.parley.generator;

/** A type in one place, with what the place adds: null allowed or not, and bounds. */
record Usage(Type type, boolean nullable, Bounds bounds) {
    Usage withNull() {
        return nullable ? this : new Usage(type, true, bounds);
    }
}
