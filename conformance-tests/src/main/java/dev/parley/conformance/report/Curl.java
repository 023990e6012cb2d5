package dev.parley.conformance.report;

import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Writes a request as a shell line that sends the same again when pasted; the key is {@code $KEY}. */
record Curl(Shell shell, int longest) {
    /** The line, unless the body is longer than a person would want to paste. */
    Optional<String> of(Request request) {
        if (request.body().length() > longest) {
            return Optional.empty();
        }
        byte[] bytes = request.body().toArray();
        String text = request.body().text();
        // A word of a command line can't hold every byte, and curl takes a leading @ for a file.
        boolean exact = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                && text.indexOf('\0') < 0
                && !text.startsWith("@");
        StringBuilder line = new StringBuilder(exact ? "" : Shell.print(bytes) + " | ");
        line.append("curl -gsS -N -i -X ").append(shell.word(request.method()));
        for (Headers.Line header : request.headers().lines()) {
            line.append(" -H ").append(shell.word(header.name() + ": " + header.value()));
        }
        if (bytes.length > 0) {
            line.append(" --data-binary ").append(exact ? shell.word(text) : "@-");
        }
        return Optional.of(
                line.append(' ').append(shell.word(request.uri().toString())).toString());
    }
}
