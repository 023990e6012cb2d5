package dev.parley.server.tools.mcp;

import dev.parley.model.McpCall;
import dev.parley.model.McpCallArgumentsDeltaEvent;
import dev.parley.model.McpCallArgumentsDoneEvent;
import dev.parley.model.McpCallCompletedEvent;
import dev.parley.model.McpCallFailedEvent;
import dev.parley.model.McpCallInProgressEvent;
import dev.parley.model.McpCallStatus;
import dev.parley.model.McpErrorValue;
import dev.parley.model.StreamEvent;
import dev.parley.server.engine.EngineEvent.ItemDone;
import dev.parley.server.engine.EngineEvent.ItemEvent;
import dev.parley.server.engine.EngineEvent.ItemStart;
import dev.parley.server.engine.EngineSink;
import java.io.IOException;

/** An {@code mcp_call} while it is said: begun, its arguments, its end. */
final class CallItem {
    private final EngineSink sink;
    private final String key;
    private final McpCall begun;
    private final StringBuilder arguments = new StringBuilder();

    private CallItem(EngineSink sink, String key, McpCall begun) {
        this.sink = sink;
        this.key = key;
        this.begun = begun;
    }

    /** Says that the call begins; {@code call} names the server and the tool. */
    static CallItem begin(EngineSink sink, String key, McpCall.Builder call) throws IOException {
        McpCall begun =
                call.id("").arguments("").status(McpCallStatus.IN_PROGRESS).build();
        sink.accept(new ItemStart(key, begun));
        CallItem item = new CallItem(sink, key, begun);
        item.say(McpCallInProgressEvent.builder()
                .sequenceNumber(0)
                .itemId("")
                .outputIndex(0)
                .build());
        return item;
    }

    void addArguments(String delta) throws IOException {
        arguments.append(delta);
        say(McpCallArgumentsDeltaEvent.builder()
                .sequenceNumber(0)
                .itemId("")
                .outputIndex(0)
                .delta(delta)
                .build());
    }

    /** Says that the arguments are complete, and what they are. */
    String endArguments() throws IOException {
        if (arguments.isEmpty()) {
            addArguments("{}"); // some models say nothing for a tool without parameters
        }
        say(McpCallArgumentsDoneEvent.builder()
                .sequenceNumber(0)
                .itemId("")
                .outputIndex(0)
                .arguments(arguments.toString())
                .build());
        return arguments.toString();
    }

    /** Says what the tool gave back. */
    McpCall complete(String output) throws IOException {
        say(McpCallCompletedEvent.builder()
                .sequenceNumber(0)
                .itemId("")
                .outputIndex(0)
                .build());
        return end(begun.toBuilder().output(output).status(McpCallStatus.COMPLETED));
    }

    /** Says why there is nothing that the tool gave back. */
    McpCall fail(String why) throws IOException {
        say(McpCallFailedEvent.builder()
                .sequenceNumber(0)
                .itemId("")
                .outputIndex(0)
                .build());
        return end(begun.toBuilder().error(McpErrorValue.of(why)).status(McpCallStatus.FAILED));
    }

    private McpCall end(McpCall.Builder call) throws IOException {
        McpCall ended = call.arguments(arguments.toString()).build();
        sink.accept(new ItemDone(key, ended));
        return ended;
    }

    private void say(StreamEvent event) throws IOException {
        sink.accept(new ItemEvent(key, event));
    }
}
