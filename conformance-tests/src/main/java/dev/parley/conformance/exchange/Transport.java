package dev.parley.conformance.exchange;

/** Carries one request to the server under test and brings back what happened. */
public interface Transport {
    Exchange send(String step, Request request) throws InterruptedException;

    /**
     * Sends a request whose reader {@linkplain Reading#stay() stays}: returns once as many events have come as it names, and
     * goes on reading meanwhile.
     */
    default Ongoing begin(String step, Request request) throws InterruptedException {
        Exchange all = send(step, request);
        return new Ongoing(all, () -> all);
    }

    /** A request that is still being answered: what has come so far, and the way to wait for the rest. */
    record Ongoing(Exchange soFar, Rest rest) {
        /** Waits for the end of the answer. */
        @FunctionalInterface
        public interface Rest {
            Exchange await() throws InterruptedException;
        }
    }
}
