package dev.parley.conformance.suite;

/** What a case says about the server. Only {@link #PASS} is praise; {@link #KIT_BROKEN} says nothing about the server. */
public enum Verdict {
    PASS("pass"),
    WARN("warn"),
    UNSUPPORTED("unsupported"),
    NOT_TESTABLE("not testable here"),
    FAIL("fail"),
    DISHONEST("dishonest"),
    KIT_BROKEN("kit broken");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    public boolean isFailure() {
        return this == FAIL || this == DISHONEST;
    }
}
