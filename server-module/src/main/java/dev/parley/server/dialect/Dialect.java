package dev.parley.server.dialect;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import java.util.Set;

/**
 * One document's way of writing the API. A dialect is a view: it reads its requests into the canonical model and shows
 * canonical answers its own way; what an answer says is decided elsewhere.
 */
public sealed interface Dialect permits LightconeV1, LightconeCompat, OpenAiV1, V5 {

    /** The name in headers, configuration and the contract. */
    String name();

    /** Whether each frame of a stream has an {@code event:} line. */
    boolean namesEvents();

    /** Types of tools whose calls this dialect can write down. */
    Set<String> toolTypes();

    /**
     * Reads a request of this dialect into canonical form.
     *
     * @throws dev.parley.server.service.ApiException if the dialect's document does not allow it
     */
    CreateResponse accept(CreateResponse request);

    /** How answers look that belong to this response: its tools decide the coordinate space. */
    DialectView view(Response response);
}
