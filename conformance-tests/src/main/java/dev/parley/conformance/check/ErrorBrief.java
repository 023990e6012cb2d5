package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** An error is short and shows nothing of the program behind it. */
final class ErrorBrief implements Check {
    private static final Pattern INSIDE = Pattern.compile(
            "\\tat |Traceback|Exception|\\.(java|py|go|rs|ts):\\d+|\\b(com|org|dev|io)\\.[a-z]+\\.[a-zA-Z.]+|/(usr|home|app|opt)/|0x[0-9a-f]{6,}");

    @Override
    public List<Finding> examine(Evidence evidence) {
        List<Finding> findings = new ArrayList<>();
        String body = evidence.answer().body().text();
        JsonNode message = evidence.subject().json().path("error").path("message");
        if (message.asText("").length() > 1024) {
            findings.add(new Finding.Violation(
                    "/error/message",
                    "too long to read",
                    "at most 1024 characters",
                    message.asText().length() + " characters"));
        }
        var inside = INSIDE.matcher(body);
        if (inside.find()) {
            findings.add(new Finding.Violation(
                    "/error/message", "shows the inside of the program", "words for the client", inside.group()));
        }
        return findings;
    }
}
