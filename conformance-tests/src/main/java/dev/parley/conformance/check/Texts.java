package dev.parley.conformance.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** The text that a response says to its reader. */
final class Texts {
    private Texts() {}

    static String of(JsonNode response) {
        StringBuilder text = new StringBuilder();
        for (JsonNode item : response.path("output")) {
            for (JsonNode part : item.path("content")) {
                boolean said = item.path("type").asText().equals("message")
                        && part.path("type").asText().equals("output_text");
                text.append(said ? part.path("text").asText() : "");
            }
        }
        return text.toString();
    }

    static String refusal(JsonNode response) {
        StringBuilder text = new StringBuilder();
        for (JsonNode item : response.path("output")) {
            item.path("content")
                    .forEach(part -> text.append(part.path("refusal").asText("")));
        }
        return text.toString();
    }

    static List<String> words(JsonNode response) {
        return List.of(of(response).split("\\s+"));
    }
}
