package dev.parley.server.service;

import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallArgumentsDeltaEvent;
import dev.parley.model.FunctionCallArgumentsDoneEvent;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import java.io.IOException;

/** A function call: its arguments come in pieces. */
final class FunctionCallAssembly extends ItemAssembly {
    private final String callId;
    private final String name;
    private final StringBuilder arguments = new StringBuilder();

    FunctionCallAssembly(Place place, String callId, String name) {
        super(place);
        this.callId = callId;
        this.name = name;
    }

    void arguments(String delta) throws IOException {
        checkOpen();
        arguments.append(delta);
        events.emit(n -> FunctionCallArgumentsDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .delta(delta)
                .build());
    }

    @Override
    OutputItem snapshot(ItemStatus status) {
        return FunctionCall.builder()
                .id(id)
                .callId(callId)
                .name(name)
                .arguments(arguments.toString())
                .status(status)
                .build();
    }

    @Override
    void closeParts() throws IOException {
        if (arguments.isEmpty()) {
            arguments(
                    "{}"); // some models say nothing for a function without parameters; arguments are JSON all the same
        }
        String whole = arguments.toString();
        events.emit(n -> FunctionCallArgumentsDoneEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .name(name)
                .arguments(whole)
                .build());
    }
}
