package dev.parley.client;

/** The forms that a Parley server can answer in. Other servers have one form and ignore the wish. */
public enum Dialect {
    LIGHTCONE_V1("lightcone-v1"),
    LIGHTCONE_COMPAT("lightcone-compat"),
    OPENAI_V1("openai-v1"),
    V5("v5");

    private final String value;

    Dialect(String value) {
        this.value = value;
    }

    /** The name in the header {@code X-Parley-Dialect}. */
    public String value() {
        return value;
    }
}
