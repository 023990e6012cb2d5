package dev.parley.conformance.exchange;

/** Carries one request to the server under test and brings back what happened. */
public interface Transport {
    Exchange send(String step, Request request) throws InterruptedException;
}
