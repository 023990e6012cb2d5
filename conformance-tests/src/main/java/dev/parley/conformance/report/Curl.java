package dev.parley.conformance.report;

import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Request;
import java.util.Optional;

/** Writes a request as a curl line that a person can paste. The key is masked, long bodies are cut. */
record Curl(Optional<String> key) {
    private static final int LONGEST = 1200;

    String of(Request request) {
        StringBuilder line = new StringBuilder("curl -sS -N -X ").append(request.method());
        for (Headers.Line header : request.headers().lines()) {
            line.append(" -H ").append(quote(header.name() + ": " + header.value()));
        }
        if (!request.body().isEmpty()) {
            line.append(" --data-binary ").append(quote(shorten(request.body().text())));
        }
        return mask(line.append(' ').append(quote(request.uri().toString())).toString());
    }

    String mask(String text) {
        return key.filter(each -> !each.isBlank())
                .map(each -> text.replace(each, "***"))
                .orElse(text);
    }

    private static String shorten(String body) {
        String brief = body.replaceAll("(data:image/png;base64,.{20})[^\"]{40,}", "$1...");
        return brief.length() <= LONGEST
                ? brief
                : brief.substring(0, LONGEST) + "...(" + body.length() + " characters)";
    }

    private static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
