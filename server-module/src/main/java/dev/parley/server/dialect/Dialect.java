package dev.parley.server.dialect;

import dev.parley.model.CreateResponse;
import dev.parley.model.Response;
import dev.parley.server.screen.ActionSet;
import dev.parley.server.service.RequestTree;
import java.util.Set;
import java.util.function.Function;

/**
 * One document's way of writing the API. A dialect is a view: it reads its requests into the canonical model and shows
 * canonical answers its own way; what an answer says is decided elsewhere. Immutable.
 */
public final class Dialect {
    private final String name;
    private final Wire wire;
    private final Function<RequestTree, CreateResponse> reading;
    private final Function<Response, DialectView> viewing;

    Dialect(
            String name,
            Wire wire,
            Function<RequestTree, CreateResponse> reading,
            Function<Response, DialectView> viewing) {
        this.name = name;
        this.wire = wire;
        this.reading = reading;
        this.viewing = viewing;
    }

    /**
     * What a dialect has on the wire.
     *
     * @param namedEvents whether each frame of a stream has an {@code event:} line
     * @param toolTypes types of tools whose calls it can write down
     * @param parameters request parameters of its document; one inside of another with a dot
     * @param actions what it has words for on a computer
     */
    record Wire(boolean namedEvents, Set<String> toolTypes, Set<String> parameters, ActionSet actions) {}

    /** The name in headers, configuration and the contract. */
    public String name() {
        return name;
    }

    /** Whether each frame of a stream has an {@code event:} line. */
    public boolean namesEvents() {
        return wire.namedEvents();
    }

    /** Request parameters of this dialect's document; one inside of another is written with a dot. */
    public Set<String> parameters() {
        return wire.parameters();
    }

    /** Types of tools whose calls this dialect can write down. */
    public Set<String> toolTypes() {
        return wire.toolTypes();
    }

    /** What its clients can be asked to do on a computer. */
    public ActionSet actions() {
        return wire.actions();
    }

    /**
     * Reads a request of this dialect into canonical form.
     *
     * @throws dev.parley.server.service.ApiException if the dialect's document does not allow it
     */
    public RequestTree accept(RequestTree request) {
        return request.with(reading.apply(request));
    }

    /** How answers look that belong to this response: its tools decide the coordinate space. */
    public DialectView view(Response response) {
        return viewing.apply(response);
    }
}
