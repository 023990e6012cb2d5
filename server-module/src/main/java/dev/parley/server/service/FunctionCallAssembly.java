package dev.parley.server.service;

import dev.parley.model.FunctionCall;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import java.io.IOException;

/** A function call: its arguments come in pieces. */
final class FunctionCallAssembly extends ItemAssembly {
    private final String callId;
    private final String name;
    private final CallArguments arguments;

    FunctionCallAssembly(Place place, String callId, String name) {
        super(place);
        this.callId = callId;
        this.name = name;
        this.arguments = new CallArguments(place, name);
    }

    void arguments(String delta) throws IOException {
        checkOpen();
        arguments.add(delta);
    }

    @Override
    OutputItem snapshot(ItemStatus status) {
        return FunctionCall.builder()
                .id(id)
                .callId(callId)
                .name(name)
                .arguments(arguments.text())
                .status(status)
                .build();
    }

    @Override
    void closeParts() throws IOException {
        arguments.close();
    }
}
