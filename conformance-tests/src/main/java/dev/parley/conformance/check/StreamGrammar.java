package dev.parley.conformance.check;

import dev.parley.conformance.exchange.Event;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state of one stream while its events go by: which items and parts are open. After a mistake it goes on as if the
 * missing event had come, so that one mistake is told once. Event types it doesn't know only have to name an open item.
 * Not thread-safe, made for one pass.
 */
final class StreamGrammar {
    private static final Pattern TEXT_IN_PART =
            Pattern.compile("response\\.(output_text|refusal|reasoning_text|reasoning_summary_text)\\.(delta|done)");

    private final AddedItems added = new AddedItems();
    private final Map<String, Item> items = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    /** What was said of one item so far. */
    private static final class Item {
        private final Set<String> open = new LinkedHashSet<>();
        private final Set<String> assumed = new HashSet<>();
        private final Set<String> finished = new HashSet<>();
        private boolean closed;
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    void take(Event event) {
        if (event.isTerminal()) {
            end(event);
        } else if (event.is("response.output_item.added")) {
            add(event);
        } else if (event.data().has("item_id") || event.is("response.output_item.done")) {
            take(event, item(event));
        }
    }

    private void take(Event event, Item item) {
        Matcher text = TEXT_IN_PART.matcher(event.type());
        switch (event.type()) {
            case "response.output_item.done" -> close(event, item);
            case "response.content_part.added",
                    "response.reasoning_part.added",
                    "response.reasoning_summary_part.added" -> addPart(event, item);
            case "response.content_part.done", "response.reasoning_part.done", "response.reasoning_summary_part.done" ->
                closePart(event, item);
            default -> {
                if (item.closed) {
                    wrong(event, "", "the item is closed already");
                } else if (text.matches()) {
                    text(event, item, text.group(2).equals("done"));
                }
            }
        }
    }

    private void add(Event event) {
        String id = added.add(event);
        if (items.putIfAbsent(id, new Item()) != null) {
            wrong(event, " /item/id", "the item was added before");
        }
    }

    private Item item(Event event) {
        String id = added.of(event);
        if (!items.containsKey(id)) {
            wrong(event, event.data().has("item_id") ? " /item_id" : " /item/id", "the item was never added");
        }
        return items.computeIfAbsent(id, name -> new Item());
    }

    private void close(Event event, Item item) {
        if (item.closed) {
            wrong(event, "", "the item is closed twice");
        }
        item.open.removeAll(item.assumed);
        if (!item.open.isEmpty()) {
            wrong(event, "", "the item is closed while a part is open: " + item.open);
        }
        item.closed = true;
    }

    private void addPart(Event event, Item item) {
        if (item.closed) {
            wrong(event, "", "a part is added to an item that is closed");
        } else if (!item.open.add(part(event))) {
            wrong(event, "", "the part is open already");
        }
    }

    private void closePart(Event event, Item item) {
        String part = part(event);
        if (!item.open.remove(part)) {
            wrong(event, "", "a part is closed that is not open");
        } else if (hasText(event) && item.finished.add(part)) {
            wrong(event, "", "the part is closed before the done event of its text");
        }
    }

    private static boolean hasText(Event event) {
        return !event.data().path("part").path("text").asText("").isEmpty();
    }

    private void text(Event event, Item item, boolean done) {
        String part = part(event);
        if (item.finished.contains(part)) {
            wrong(event, "", done ? "the text is done twice" : "a delta after the done event");
        } else if (item.open.add(part)) {
            item.assumed.add(part);
            wrong(event, "", "text in a part that is not open");
        }
        if (done) {
            item.finished.add(part);
        }
    }

    private void end(Event event) {
        items.forEach((id, item) -> {
            if (!item.closed) {
                findings.add(new Finding.Violation(event.where(), "an item is still open at the end", "closed", id));
            }
        });
    }

    private static String part(Event event) {
        String kind = event.data().has("summary_index") ? "summary" : "content";
        return kind + " " + event.data().path(kind + "_index").asInt(0);
    }

    private void wrong(Event event, String pointer, String what) {
        findings.add(new Finding.Violation(event.where() + pointer, what, "", "item " + AddedItems.named(event)));
    }
}
