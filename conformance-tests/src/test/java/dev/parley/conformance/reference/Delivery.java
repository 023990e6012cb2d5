package dev.parley.conformance.reference;

/** How the bytes of a stream leave: cut anywhere, slowly, or held back until the end. */
public record Delivery(boolean randomCuts, int pauseMillis, int heldMillis) {
    public static final Delivery PLAIN = new Delivery(false, 0, 0);
}
