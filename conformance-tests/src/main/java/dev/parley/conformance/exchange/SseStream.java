package dev.parley.conformance.exchange;

import java.util.List;

/** A whole event stream after parsing: the frames, and what its framing got wrong. Comments and a BOM are legal. */
public record SseStream(List<Frame> frames, List<String> problems) {
    static final SseStream EMPTY = new SseStream(List.of(), List.of());

    public SseStream {
        frames = List.copyOf(frames);
        problems = List.copyOf(problems);
    }
}
