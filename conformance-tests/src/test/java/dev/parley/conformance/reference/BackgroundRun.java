package dev.parley.conformance.reference;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Makes a response event by event while nobody waits for it. */
record BackgroundRun(Stored stored, ObjectNode whole, Writer writer) implements Runnable {
    /** The response as it is shown before it has ended. */
    static ObjectNode unfinished(ObjectNode whole) {
        ObjectNode start = whole.deepCopy();
        start.put("status", "in_progress").putArray("output");
        start.remove("usage");
        if (start.has("incomplete_details")) {
            start.putNull("incomplete_details");
        }
        return start;
    }

    @Override
    public void run() {
        ReferenceServer.Temper temper = writer.temper();
        List<ObjectNode> events = new EventScript(temper.dialect(), whole).events();
        temper.flaw().events(events);
        ObjectNode last = events.remove(events.size() - 1);
        try {
            for (ObjectNode event : events) {
                stored.log().add(writer.frame(event));
                TimeUnit.MILLISECONDS.sleep(temper.flaw().skips("haste") ? 15 : 4);
                if (!stored.isLive()) {
                    return;
                }
            }
            if (!temper.flaw().skips("finish") && stored.change(whole)) {
                stored.log().add(writer.frame(last));
                stored.log().close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends a live response; false if it has ended by itself. */
    static boolean cancel(Stored stored, Writer writer) {
        ObjectNode state = stored.response().put("status", "cancelled");
        if (!stored.change(state)) {
            return false;
        }
        ObjectNode event = state.objectNode().put("type", "response.incomplete");
        event.put("sequence_number", stored.log().size()).set("response", state);
        stored.log().add(writer.frame(event));
        stored.log().close();
        return true;
    }
}
