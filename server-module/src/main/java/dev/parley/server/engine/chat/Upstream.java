package dev.parley.server.engine.chat;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where a chat-completions upstream is and how to talk to it.
 *
 * @param base base URL, such as {@code http://localhost:8000/v1}
 * @param key sent as a bearer token; null sends none
 * @param model the model's name upstream; null passes the requested one on
 * @param silence longest wait for the next byte
 */
public record Upstream(
        URI base, @Nullable String key, @Nullable String model, Duration silence) {

    URI endpoint() {
        String text = base.toString();
        return URI.create((text.endsWith("/") ? text : text + "/") + "chat/completions");
    }

    String modelFor(String requested) {
        return model == null ? requested : model;
    }

    @Override
    public String toString() {
        return "Upstream[" + base.getHost() + "]"; // never the key
    }
}
