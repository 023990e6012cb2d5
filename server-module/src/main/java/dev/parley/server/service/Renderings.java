package dev.parley.server.service;

import dev.parley.model.Response;
import dev.parley.server.screen.ActionSet;

/** What the dialect of a response decides: how its events are written, what its client can do. Safe for use by many threads. */
public interface Renderings {

    /**
     * The renderer for this response, which is answered in the dialect of that name.
     *
     * @param padded whether events hide how long their deltas are
     */
    EventRenderer of(String dialect, Response response, boolean padded);

    /** What a client that is answered in the dialect of that name can be asked to do on a computer. */
    ActionSet actions(String dialect);
}
