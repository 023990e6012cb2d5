package dev.parley.conformance.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which profile traffic seems to be of, and by what mark; a guess, to be said to whoever reads the result. */
public record Guess(String profile, String mark) {
    private static final Set<String> VLLM = Set.of(
            "cache_salt",
            "enable_response_messages",
            "include_stop_str_in_output",
            "mm_processor_kwargs",
            "skip_special_tokens");

    public static Guess of(Capture capture) {
        Exchange exchange = capture.exchange();
        Optional<String> told =
                capture.profile().or(() -> exchange.request().headers().first("x-parley-dialect"));
        if (told.isPresent()) {
            return new Guess(told.orElseThrow(), "it says so");
        }
        JsonNode sent = exchange.sent();
        JsonNode response = response(exchange);
        if (exchange.request().path().contains("/v5/")) {
            return new Guess("v5", "the path has /v5/");
        }
        if (response.path("created_at").isTextual()) {
            return new Guess("lightcone-v1", "created_at is a text");
        }
        if (sent.path("tools").findValuesAsText("type").contains("computer_use")) {
            return new Guess("lightcone-v1", "a tool is computer_use");
        }
        if (VLLM.stream().anyMatch(name -> sent.has(name) || response.has(name))) {
            return new Guess("lightcone-compat", "it has parameters of vLLM");
        }
        boolean vendor =
                response.path("model").asText(sent.path("model").asText("")).matches("[a-z]+/.+");
        boolean bare =
                capture.has(Capture.Kept.FRAMES) && !exchange.events().isEmpty() && !isMarkedOrNamed(exchange.events());
        if (vendor && bare) {
            return new Guess("v5", "the model is called vendor/name and frames have no event: line");
        }
        return new Guess("observed", "no mark of one document");
    }

    private static JsonNode response(Exchange exchange) {
        return exchange.events().stream()
                .map(event -> event.data().path("response"))
                .filter(JsonNode::isObject)
                .findFirst()
                .orElse(exchange.json());
    }

    private static boolean isMarkedOrNamed(List<Event> events) {
        return events.stream()
                .anyMatch(event -> event.frame().event().isPresent()
                        || event.frame().data().equals("[DONE]"));
    }
}
