package dev.parley.server.service;

import dev.parley.model.CustomToolCall;
import dev.parley.model.CustomToolCallInputDeltaEvent;
import dev.parley.model.CustomToolCallInputDoneEvent;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import java.io.IOException;

/** A call of a custom tool: its input, which is any text, comes in pieces. */
final class CustomCallAssembly extends ItemAssembly {
    private final String callId;
    private final String name;
    private final StringBuilder input = new StringBuilder();

    CustomCallAssembly(Place place, String callId, String name) {
        super(place);
        this.callId = callId;
        this.name = name;
    }

    void input(String delta) throws IOException {
        checkOpen();
        input.append(delta);
        events.emit(n -> CustomToolCallInputDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .delta(delta)
                .build());
    }

    @Override
    OutputItem snapshot(ItemStatus status) {
        return CustomToolCall.builder()
                .id(id)
                .callId(callId)
                .name(name)
                .input(input.toString())
                .status(status)
                .build();
    }

    @Override
    void closeParts() throws IOException {
        String whole = input.toString();
        events.emit(n -> CustomToolCallInputDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .input(whole)
                .build());
    }
}
