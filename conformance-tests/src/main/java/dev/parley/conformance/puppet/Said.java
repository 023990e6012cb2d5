package dev.parley.conformance.puppet;

/**
 * One thing in a conversation as the upstream got it, whichever of its two protocols was spoken: {@code who} is user,
 * assistant, system, call or output; a call's text is its name and arguments, a call's and an output's {@code callId} ties
 * them together.
 */
public record Said(String who, String callId, String text) {
    @Override
    public String toString() {
        return who + (callId.isEmpty() ? "" : " " + callId) + ": " + text;
    }
}
