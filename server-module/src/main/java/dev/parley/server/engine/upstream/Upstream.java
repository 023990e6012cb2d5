package dev.parley.server.engine.upstream;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where an upstream is and how to talk to it.
 *
 * @param base base URL, such as {@code http://localhost:8000/v1}
 * @param key sent as a bearer token; null sends none
 * @param model the model's name upstream; null passes the requested one on
 * @param silence longest wait for the next byte
 * @param headers what each question says besides; asked for on the thread that asks the upstream
 */
public record Upstream(
        URI base,
        @Nullable String key,
        @Nullable String model,
        Duration silence,
        Supplier<Map<String, String>> headers) {
    /** An upstream that is told nothing besides. */
    public Upstream(URI base, @Nullable String key, @Nullable String model, Duration silence) {
        this(base, key, model, silence, Map::of);
    }

    URI endpoint(String path) {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + path);
    }

    /** The name upstream of a model that was asked for by this name. */
    public String modelFor(String requested) {
        return model == null ? requested : model;
    }

    @Override
    public String toString() {
        return "Upstream[" + base.getHost() + "]"; // never the key
    }
}
