package dev.parley.server.service;

import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputItemAddedEvent;
import dev.parley.model.OutputItemDoneEvent;
import java.io.IOException;

/** An output item while its pieces come in. Opened once, closed once; refuses pieces before and after. */
abstract sealed class ItemAssembly
        permits MessageAssembly, ReasoningAssembly, FunctionCallAssembly, CustomCallAssembly, BackendItemAssembly {
    final NumberedEvents events;
    final String id;
    final long outputIndex;
    private boolean closed;

    ItemAssembly(Place place) {
        this.events = place.events();
        this.id = place.id();
        this.outputIndex = place.outputIndex();
    }

    /** Where in the response the item stands. */
    record Place(NumberedEvents events, String id, long outputIndex) {}

    /** The item as it is so far. */
    abstract OutputItem snapshot(ItemStatus status);

    /** Ends whatever part of the item is still open. */
    abstract void closeParts() throws IOException;

    final void open() throws IOException {
        OutputItem item = snapshot(ItemStatus.IN_PROGRESS);
        events.emit(n -> OutputItemAddedEvent.builder()
                .sequenceNumber(n)
                .outputIndex(outputIndex)
                .item(item)
                .build());
    }

    final OutputItem close(ItemStatus status) throws IOException {
        checkOpen();
        closeParts();
        closed = true;
        OutputItem item = snapshot(status);
        events.emit(n -> OutputItemDoneEvent.builder()
                .sequenceNumber(n)
                .outputIndex(outputIndex)
                .item(item)
                .build());
        return item;
    }

    final void checkOpen() {
        if (closed) {
            throw new IllegalStateException("item " + id + " is closed");
        }
    }
}
