package dev.parley.server.fake;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A request as the fake upstream saw it, and what became of its connection.
 *
 * @param headers by name in lower case
 * @param gone opened when the client closes the connection of this request
 */
public record ReceivedRequest(String requestLine, Map<String, String> headers, String body, CountDownLatch gone) {

    /** The value of a header, whatever the case of its name. */
    public @Nullable String header(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    /** The body as a JSON tree. */
    public JsonValue json() {
        try {
            return Json.parse(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the client has closed the connection; false if it is still open at the end of the wait. */
    public boolean awaitClientGone(Duration longest) throws InterruptedException {
        return gone.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    }
}
