package dev.parley.conformance.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One exchange of a JSON report: what was sent, what came back, and when each event did. Long bodies are cut, and say so. */
record JsonExchange(Setting setting, Exchange exchange) {
    private static final int LONGEST_BODY = 16_000;
    private static final int MOST_EVENTS = 2_000;
    private static final Set<String> HIDDEN = Set.of("set-cookie", "cookie", "proxy-authorization");

    ObjectNode tree() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("step", exchange.step()).put("status", exchange.status());
        node.put("sent_at", exchange.sentAt().toString());
        node.put("took_ms", exchange.took().toMillis())
                .put("events", exchange.events().size());
        new Curl(setting.shell(), LONGEST_BODY).of(exchange.request()).ifPresent(line -> node.put("curl", line));
        request(node.putObject("request"));
        exchange.answer().ifPresent(answer -> response(answer, node.putObject("response")));
        exchange.broken().ifPresent(broken -> node.put("broken", broken));
        if (!exchange.events().isEmpty()) {
            timeline(node);
        }
        return node;
    }

    private void request(ObjectNode node) {
        node.put("method", exchange.request().method());
        node.put("url", exchange.request().uri().toString());
        headers(exchange.request().headers(), node.putArray("headers"));
        body(exchange.request().body(), node);
    }

    private void response(Answer answer, ObjectNode node) {
        headers(answer.headers(), node.putArray("headers"));
        body(answer.body(), node);
    }

    private static void headers(Headers headers, ArrayNode node) {
        for (Headers.Line line : headers.lines()) {
            boolean hidden = HIDDEN.contains(line.name().toLowerCase(Locale.ROOT));
            node.addArray().add(line.name()).add(hidden ? "(hidden)" : line.value());
        }
    }

    private void body(Bytes body, ObjectNode node) {
        node.put("bytes", body.length());
        node.put("body", new Excerpt(setting.secrets().mask(body.text()), LONGEST_BODY).toString());
    }

    private void timeline(ObjectNode node) {
        List<Event> events = exchange.events();
        Map<String, ArrayNode> times = new LinkedHashMap<>();
        for (Event event : events.subList(0, Math.min(events.size(), MOST_EVENTS))) {
            times.computeIfAbsent(event.type(), type -> JsonNodeFactory.instance.arrayNode())
                    .add(millis(event.at()));
        }
        ArrayNode timeline = node.putArray("timeline");
        times.forEach((type, at) -> timeline.addObject().put("type", type).set("at_ms", at));
        node.put("events_cut", Math.max(0, events.size() - MOST_EVENTS));
    }

    private static double millis(Duration time) {
        return Math.round(time.toNanos() / 100_000.0) / 10.0;
    }
}
