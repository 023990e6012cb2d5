package dev.parley.server.engine.responses;

import org.jspecify.annotations.Nullable;

/** Translates the parameter that an upstream complains about: its request has the same names, but the whole conversation. */
final class RequestParam {
    private RequestParam() {}

    static @Nullable String of(String upstream) {
        if (upstream.startsWith("input")) {
            return "input"; // places in it are not the client's: earlier turns come first
        }
        return upstream.matches("[A-Za-z0-9_.\\[\\]]{1,100}") ? upstream : null;
    }
}
