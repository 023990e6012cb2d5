package dev.parley.generator.bundle;

/** Something wrong with the contract, in an author's words. */
record Problem(String file, String name, String text) {
    @Override
    public String toString() {
        return file + ": " + name + ": " + text;
    }
}
