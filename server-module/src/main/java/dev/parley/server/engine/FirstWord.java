package dev.parley.server.engine;

import java.io.IOException;

/** Passes everything on and remembers whether there was anything: from then on an answer can't be begun anew. */
final class FirstWord implements EngineSink {
    private final EngineSink sink;
    private boolean spoken;

    FirstWord(EngineSink sink) {
        this.sink = sink;
    }

    @Override
    public void accept(EngineEvent event) throws IOException {
        spoken = true;
        sink.accept(event);
    }

    boolean isSpoken() {
        return spoken;
    }
}
