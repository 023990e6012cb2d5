package dev.parley.server.service;

import dev.parley.model.Response;

/** Finds out how the events of a response are written. Safe for use by many threads. */
@FunctionalInterface
public interface Renderings {

    /**
     * The renderer for this response, which is answered in the dialect of that name.
     *
     * @param padded whether events hide how long their deltas are
     */
    EventRenderer of(String dialect, Response response, boolean padded);
}
