package dev.parley.server.service;

import dev.parley.model.CustomToolCall;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import java.io.IOException;

/** A call of a custom tool: its input comes in pieces. */
final class CustomCallAssembly extends ItemAssembly {
    private final String callId;
    private final String name;
    private final CallInput input;

    CustomCallAssembly(Place place, String callId, String name) {
        super(place);
        this.callId = callId;
        this.name = name;
        this.input = new CallInput(place);
    }

    void input(String delta) throws IOException {
        checkOpen();
        input.add(delta);
    }

    @Override
    OutputItem snapshot(ItemStatus status) {
        return CustomToolCall.builder()
                .id(id)
                .callId(callId)
                .name(name)
                .input(input.text())
                .status(status)
                .build();
    }

    @Override
    void closeParts() throws IOException {
        input.close();
    }
}
