package dev.parley.server.service;

import dev.parley.model.Response;

/** Finds out how the events of a response are written. Safe for use by many threads. */
@FunctionalInterface
public interface Renderings {

    /** The renderer for this response, which is answered in the dialect of that name. */
    EventRenderer of(String dialect, Response response);
}
