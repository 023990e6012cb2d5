package dev.parley.server.service;

import dev.parley.model.CreateResponse;

/** What a request says about its events, and when it can't be said. */
final class StreamRules {
    private StreamRules() {}

    /** Whether events hide how long their deltas are. */
    static boolean pads(CreateResponse request) {
        return request.streamOptions() != null
                && Boolean.TRUE.equals(request.streamOptions().includeObfuscation());
    }

    static void check(CreateResponse request) {
        boolean hasEvents = Boolean.TRUE.equals(request.stream()) || Boolean.TRUE.equals(request.background());
        if (pads(request) && !hasEvents) {
            throw ApiException.invalid(
                    "invalid_value",
                    "stream_options",
                    "'stream_options' goes with 'stream' or 'background': without either there are no events.");
        }
        if (Boolean.TRUE.equals(request.background()) && Boolean.FALSE.equals(request.store())) {
            throw ApiException.invalid(
                    "invalid_value",
                    "background",
                    "A response in the background has to be stored: 'store' can't be false.");
        }
    }
}
