package dev.parley.server.service;

import dev.parley.model.FunctionCallArgumentsDeltaEvent;
import dev.parley.model.FunctionCallArgumentsDoneEvent;
import java.io.IOException;

/** The arguments of a function call. */
final class CallArguments implements CallText {
    private final ItemAssembly.Place place;
    private final String name;
    private final StringBuilder text = new StringBuilder();

    CallArguments(ItemAssembly.Place place, String name) {
        this.place = place;
        this.name = name;
    }

    @Override
    public void add(String delta) throws IOException {
        text.append(delta);
        place.events()
                .emit(n -> FunctionCallArgumentsDeltaEvent.builder()
                        .sequenceNumber(n)
                        .itemId(place.id())
                        .outputIndex(place.outputIndex())
                        .delta(delta)
                        .build());
    }

    @Override
    public void close() throws IOException {
        if (text.isEmpty()) {
            // Some models say nothing for a function without parameters; arguments are JSON all the same.
            add("{}");
        }
        String whole = text();
        place.events()
                .emit(n -> FunctionCallArgumentsDoneEvent.builder()
                        .sequenceNumber(n)
                        .itemId(place.id())
                        .outputIndex(place.outputIndex())
                        .name(name)
                        .arguments(whole)
                        .build());
    }

    @Override
    public String text() {
        return text.toString();
    }
}
