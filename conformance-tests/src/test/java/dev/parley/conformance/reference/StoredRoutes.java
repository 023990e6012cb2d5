package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.Optional;

/** What can be done with a response that is kept: look at it, follow it, list its input, cancel it, remove it. */
record StoredRoutes(Conversation conversation, Live live, Writer writer) {
    void answer(HttpExchange exchange, String[] rest) throws IOException, Refused {
        String what = exchange.getRequestMethod() + (rest.length > 1 ? " " + rest[1] : "");
        boolean stream = Query.of(exchange).get("stream", "").equals("true");
        Optional<Stored> found = conversation.get(rest[0], stream ? "resume" : what, flaw());
        if (found.isEmpty() && flaw().skips("tenants tell") && conversation.isAnothers(rest[0])) {
            throw new Refused(404, "response_id", "not_yours");
        }
        if (found.isEmpty() && !flaw().skips("unknown-id " + what)) {
            throw new Refused(404, "response_id", "response_not_found");
        }
        switch (what) {
            case "GET" -> {
                if (stream && found.isPresent()) {
                    follow(exchange, found.get());
                } else {
                    show(exchange, found.map(Stored::response).orElse(empty(rest[0])));
                }
            }
            case "GET input_items" ->
                writer.json(
                        exchange,
                        200,
                        found.isPresent()
                                ? new InputItems(flaw()).page(found.get(), Query.of(exchange))
                                : empty(rest[0]));
            case "DELETE" -> delete(exchange, rest[0]);
            case "POST cancel" -> cancel(exchange, rest[0], found);
            default -> throw new Refused(405, null, "method_not_allowed");
        }
    }

    private Flaw flaw() {
        return writer.temper().flaw();
    }

    private void show(HttpExchange exchange, ObjectNode response) throws IOException {
        flaw().retrieved(response);
        writer.json(exchange, 200, response);
    }

    private void follow(HttpExchange exchange, Stored stored) throws IOException, Refused {
        if (stored.log().size() == 0 && !stored.isLive()) {
            throw new Refused(400, "stream", "response_not_streamed");
        }
        if (!conversation.isResumable(stored) && !flaw().skips("resume-window")) {
            throw new Refused(400, "starting_after", "resume_window_passed");
        }
        int after = flaw().skips("number") ? -1 : Query.of(exchange).number("starting_after", -1);
        writer.follow(exchange, stored.log(), flaw().skips("starting_after") ? 0 : after + 1);
    }

    private void delete(HttpExchange exchange, String id) throws IOException {
        if (!flaw().skips("delete")) {
            conversation.remove(id);
        }
        writer.json(exchange, 200, empty(id).put("deleted", !flaw().skips("deleted-true")));
    }

    private void cancel(HttpExchange exchange, String id, Optional<Stored> found) throws IOException, Refused {
        if (flaw().skips("cancel route")) {
            throw new Refused(405, null, "method_not_allowed");
        }
        Optional<ObjectNode> stopped = live.cancel(id);
        if (stopped.isPresent()) {
            writer.json(exchange, 200, stopped.get());
            return;
        }
        boolean careless = flaw().skips("cancel-completed")
                && !found.map(Stored::isBackground).orElse(false);
        if (careless || found.isEmpty()) {
            writer.json(exchange, 200, empty(id));
            return;
        }
        Stored stored = found.get();
        if (!stored.isBackground()) {
            throw new Refused(400, "response_id", "not_cancellable");
        }
        if (!isCancelled(stored)) {
            throw new Refused(409, "response_id", "not_cancellable");
        }
        writer.json(exchange, 200, stored.response());
    }

    /** It is cancelled now, or was before; what has ended in another way stays as it is. */
    private boolean isCancelled(Stored stored) {
        if (flaw().skips("cancel-live")) {
            return true;
        }
        boolean now = BackgroundRun.cancel(stored, writer);
        boolean before = stored.status().equals("cancelled") && !flaw().skips("cancel-twice");
        return now || before || flaw().skips("cancel-conflict");
    }

    private static ObjectNode empty(String id) {
        return JsonNodeFactory.instance.objectNode().put("id", id).put("object", "response");
    }
}
