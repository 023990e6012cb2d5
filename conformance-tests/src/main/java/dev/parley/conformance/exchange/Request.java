package dev.parley.conformance.exchange;

import java.net.URI;

/** One HTTP request as the kit sends it, down to the bytes of its body. */
public record Request(String method, URI uri, Headers headers, Bytes body, Reading reading) {
    public Request(String method, URI uri, Headers headers, Bytes body) {
        this(method, uri, headers, body, Reading.ALL);
    }

    /** The part of the URI after the question mark, or nothing. */
    public String query() {
        return uri.getQuery() == null ? "" : uri.getQuery();
    }

    public String path() {
        return uri.getPath() == null ? "" : uri.getPath();
    }
}
