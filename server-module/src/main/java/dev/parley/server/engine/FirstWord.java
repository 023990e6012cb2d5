package dev.parley.server.engine;

import java.io.IOException;

/** Passes everything on and remembers whether there was anything: from then on an answer can't be begun anew. */
final class FirstWord implements EngineSink {
    private final EngineSink sink;
    private final Runnable heard;
    private boolean spoken;

    FirstWord(EngineSink sink) {
        this(sink, () -> {});
    }

    /** Tells somebody when the first comes. */
    FirstWord(EngineSink sink, Runnable heard) {
        this.sink = sink;
        this.heard = heard;
    }

    @Override
    public void accept(EngineEvent event) throws IOException {
        if (!spoken) {
            spoken = true;
            heard.run();
        }
        sink.accept(event);
    }

    boolean isSpoken() {
        return spoken;
    }
}
