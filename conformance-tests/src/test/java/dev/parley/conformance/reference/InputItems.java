package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The input of a response as items with ids, and pages of them. */
record InputItems(Flaw flaw) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> INCLUDABLE = Set.of(
            "file_search_call.results", "message.input_image.image_url", "computer_call_output.output.image_url");

    static List<ObjectNode> of(JsonNode input, Ids ids) {
        List<ObjectNode> items = new ArrayList<>();
        if (input.isTextual()) {
            items.add(message(JSON.objectNode().put("role", "user").set("content", input), ids));
        }
        for (JsonNode each : input) {
            boolean message = each.path("type").asText("message").equals("message");
            items.add(message ? message((ObjectNode) each, ids) : item(each.deepCopy(), ids));
        }
        return items;
    }

    private static ObjectNode item(ObjectNode item, Ids ids) {
        return item.has("id") ? item : item.put("id", ids.next("item"));
    }

    private static ObjectNode message(ObjectNode given, Ids ids) {
        ObjectNode item = given.deepCopy().put("type", "message");
        if (given.path("content").isTextual()) {
            item.putArray("content").addObject().put("type", "input_text").set("text", given.get("content"));
        }
        return given.has("id") ? item : item.put("id", ids.next("msg")).put("status", "completed");
    }

    ObjectNode page(Stored stored, Query query) throws Refused {
        List<ObjectNode> items = new ArrayList<>(stored.input());
        if (!flaw.skips("order") && !order(query).equals("asc")) {
            Collections.reverse(items);
        }
        int limit = limit(query);
        included(query);
        int from = flaw.skips("after") ? 0 : place(items, query, "after") + 1;
        int to = place(items, query, "before");
        List<ObjectNode> rest = items.subList(from, to < 0 || flaw.skips("before") ? items.size() : to);
        List<ObjectNode> shown = rest.subList(0, flaw.skips("limit") ? rest.size() : Math.min(limit, rest.size()));
        return list(shown, rest.size() > shown.size());
    }

    private ObjectNode list(List<ObjectNode> shown, boolean more) {
        ObjectNode page = JSON.objectNode().put("object", "list");
        page.putArray("data").addAll(shown);
        page.put("has_more", flaw.skips("has_more") ? !more : more);
        String last =
                shown.isEmpty() ? "" : shown.get(shown.size() - 1).path("id").asText();
        page.put("first_id", shown.isEmpty() ? "" : shown.get(0).path("id").asText());
        return page.put("last_id", flaw.skips("last_id") ? "" : last);
    }

    private String order(Query query) throws Refused {
        String order = query.get("order", "desc");
        if (!Set.of("asc", "desc").contains(order) && !flaw.skips("list-parameters")) {
            throw new Refused(400, "order", "invalid_value");
        }
        return order;
    }

    private int limit(Query query) throws Refused {
        int limit = query.number("limit", 20);
        if ((limit < 1 || limit > 100) && !flaw.skips("list-parameters")) {
            throw new Refused(400, "limit", "out_of_range");
        }
        return Math.max(limit, 1);
    }

    private void included(Query query) throws Refused {
        String wanted = query.get("include[]", "message.input_image.image_url");
        if (!INCLUDABLE.contains(wanted) && !flaw.skips("include")) {
            throw new Refused(400, "include", "invalid_value");
        }
    }

    private int place(List<ObjectNode> items, Query query, String name) throws Refused {
        String wanted = query.get(name, "");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).path("id").asText().equals(wanted)) {
                return i;
            }
        }
        if (!wanted.isEmpty() && !flaw.skips("list-parameters")) {
            throw new Refused(400, name, "item_not_found");
        }
        return -1;
    }
}
