package dev.parley.server.service;

import dev.parley.model.CustomToolCallInputDeltaEvent;
import dev.parley.model.CustomToolCallInputDoneEvent;
import java.io.IOException;

/** The input of a custom tool's call, which is any text, or none. */
final class CallInput implements CallText {
    private final ItemAssembly.Place place;
    private final StringBuilder text = new StringBuilder();

    CallInput(ItemAssembly.Place place) {
        this.place = place;
    }

    @Override
    public void add(String delta) throws IOException {
        text.append(delta);
        place.events()
                .emit(n -> CustomToolCallInputDeltaEvent.builder()
                        .sequenceNumber(n)
                        .itemId(place.id())
                        .outputIndex(place.outputIndex())
                        .delta(delta)
                        .build());
    }

    @Override
    public void close() throws IOException {
        String whole = text();
        place.events()
                .emit(n -> CustomToolCallInputDoneEvent.builder()
                        .sequenceNumber(n)
                        .itemId(place.id())
                        .outputIndex(place.outputIndex())
                        .input(whole)
                        .build());
    }

    @Override
    public String text() {
        return text.toString();
    }
}
