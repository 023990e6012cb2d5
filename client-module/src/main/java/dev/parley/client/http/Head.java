package dev.parley.client.http;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What an answer says before its body, and to which call. */
record Head(String call, int status, HttpHeaders headers) {
    static Head of(HttpResponse<?> response) {
        String call = response.request().method() + " " + response.request().uri();
        return new Head(call, response.statusCode(), response.headers());
    }

    @Override
    public String toString() {
        return call + ": " + status;
    }
}
