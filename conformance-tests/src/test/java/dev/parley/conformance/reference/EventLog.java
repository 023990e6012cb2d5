package dev.parley.conformance.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The frames of one response in the order they were made, for those who read along and those who come later. Thread-safe. */
final class EventLog {
    private final List<String> frames = new ArrayList<>();
    private boolean closed;

    synchronized void add(String frame) {
        frames.add(frame);
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int size() {
        return frames.size();
    }

    /** The frame with this number, as soon as there is one; nothing where the stream is over before. */
    synchronized Optional<String> await(int number) throws InterruptedException {
        while (frames.size() <= number && !closed) {
            wait();
        }
        return number < frames.size() ? Optional.of(frames.get(number)) : Optional.empty();
    }
}
