package dev.parley.conformance.exchange;

import java.time.Duration;
import java.util.List;

/** What came back: status, headers, the raw body, and when each block of it arrived. */
public record Answer(int status, Headers headers, Bytes body, List<Chunk> chunks) {
    public Answer {
        chunks = List.copyOf(chunks);
    }

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    public boolean isSse() {
        return headers.mediaType().equals("text/event-stream");
    }

    /** When the byte just before {@code end} had arrived. */
    public Duration arrival(int end) {
        return chunks.stream()
                .filter(chunk -> chunk.end() >= end)
                .map(Chunk::at)
                .findFirst()
                .orElse(Duration.ZERO);
    }
}
