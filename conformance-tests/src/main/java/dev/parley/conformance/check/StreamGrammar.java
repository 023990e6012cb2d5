package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state of one stream while its events go by: which items and parts are open. Not thread-safe, made for one pass. Event
 * types it doesn't know only have to name an open item.
 */
final class StreamGrammar {
    private static final Pattern TEXT_IN_PART =
            Pattern.compile("response\\.(output_text|refusal|reasoning_text|reasoning_summary_text)\\.(delta|done)");

    private final Map<String, Set<String>> openParts = new LinkedHashMap<>();
    private final Set<String> finished = new LinkedHashSet<>();
    private final Set<String> closedItems = new LinkedHashSet<>();
    private final List<Finding> findings = new ArrayList<>();

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void take(Event event) {
        switch (event.type()) {
            case "response.output_item.added" -> addItem(event);
            case "response.output_item.done" -> closeItem(event);
            case "response.content_part.added",
                    "response.reasoning_part.added",
                    "response.reasoning_summary_part.added" -> addPart(event);
            case "response.content_part.done", "response.reasoning_part.done", "response.reasoning_summary_part.done" ->
                closePart(event);
            default -> other(event);
        }
    }

    private void addItem(Event event) {
        String id = event.data().path("item").path("id").asText("");
        if (openParts.containsKey(id) || closedItems.contains(id)) {
            wrong(event, "the item " + id + " was added before");
        }
        openParts.putIfAbsent(id, new LinkedHashSet<>());
    }

    private void closeItem(Event event) {
        String id = event.data().path("item").path("id").asText("");
        Set<String> parts = openParts.remove(id);
        if (parts == null) {
            wrong(
                    event,
                    closedItems.contains(id)
                            ? "the item " + id + " is closed twice"
                            : "the item " + id + " was never added");
        } else if (!parts.isEmpty()) {
            wrong(event, "the item is closed while a part is open: " + parts);
        }
        closedItems.add(id);
    }

    private void addPart(Event event) {
        Set<String> parts = openParts.get(event.text("item_id"));
        if (parts == null) {
            wrong(event, "a part is added to the item " + event.text("item_id") + ", which is not open");
        } else if (!parts.add(part(event))) {
            wrong(event, "the part is open already");
        }
    }

    private void closePart(Event event) {
        Set<String> parts = openParts.getOrDefault(event.text("item_id"), new LinkedHashSet<>());
        if (!parts.remove(part(event))) {
            wrong(event, "a part is closed that is not open");
        } else if (hasText(event) && !finished.contains(event.text("item_id") + part(event))) {
            wrong(event, "the part is closed before the done event of its text");
        }
    }

    private static boolean hasText(Event event) {
        return !event.data().path("part").path("text").asText("").isEmpty();
    }

    private void other(Event event) {
        Matcher text = TEXT_IN_PART.matcher(event.type());
        if (text.matches()) {
            text(event, text.group(2).equals("done"));
        } else if (event.isTerminal()) {
            openParts.keySet().forEach(id -> wrong(event, "the item " + id + " is still open at the end"));
        } else if (event.data().has("item_id") && !openParts.containsKey(event.text("item_id"))) {
            wrong(event, "the item " + event.text("item_id") + " is not open");
        }
    }

    private void text(Event event, boolean done) {
        String key = event.text("item_id") + part(event);
        if (!openParts.getOrDefault(event.text("item_id"), Set.of()).contains(part(event))) {
            wrong(event, "text in a part that is not open");
        } else if (finished.contains(key)) {
            wrong(event, done ? "the text is done twice" : "a delta after the done event");
        }
        if (done) {
            finished.add(key);
        }
    }

    private static String part(Event event) {
        boolean summary = event.data().has("summary_index");
        return summary ? "summary " + event.text("summary_index") : "content " + event.text("content_index");
    }

    private void wrong(Event event, String what) {
        findings.add(Finding.at(event.where(), what));
    }
}
