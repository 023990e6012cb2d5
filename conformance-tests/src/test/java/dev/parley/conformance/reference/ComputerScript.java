package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the reference server's model does with a computer: a click, a dangerous one, or the end of the run. */
record ComputerScript(Dialect dialect, Flaw flaw) {
    ObjectNode call(JsonNode request, Ids ids) {
        ObjectNode item = Script.start("computer_call", ids.next("cu"));
        item.put("call_id", ids.next("call"));
        boolean several = request.at("/tools/0/type").asText().equals("computer");
        ObjectNode action = several ? item.putArray("actions").addObject() : item.putObject("action");
        String wish = request.path("input").toString();
        if (dialect.flat() && wish.contains("nothing is left to do")) {
            action.put("type", "done").put("result", "It was done already.");
        } else {
            action.put("type", "click").put("x", 512).put("y", 384).put("button", "left");
        }
        if (!dialect.flat()) {
            var checks = item.putArray("pending_safety_checks");
            if (wish.contains("deletes everything")) {
                checks.addObject()
                        .put("id", ids.next("sc"))
                        .put("code", "irreversible")
                        .put("message", "This cannot be undone.");
            }
        }
        return item;
    }
}
