package dev.parley.server.service;

import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputItemAddedEvent;
import dev.parley.model.OutputItemDoneEvent;
import dev.parley.server.engine.EngineEvent;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The output items of one turn: those that are open, and those that are finished. Gives them their ids and indexes, and sees
 * to it that each is added once and done once. Not safe for use by several threads.
 */
final class TurnItems {
    private final Ids ids;
    private final NumberedEvents events;
    private final SortedMap<Long, OutputItem> finished = new TreeMap<>();
    private final Map<String, ItemAssembly> keyed = new HashMap<>();
    private final SortedMap<Long, ItemAssembly> open = new TreeMap<>();
    private @Nullable ItemAssembly speaking;
    private long nextIndex;

    TurnItems(Ids ids, NumberedEvents events) {
        this.ids = ids;
        this.events = events;
    }

    /** Whether no item has begun yet. */
    boolean isEmpty() {
        return nextIndex == 0;
    }

    /** Takes what the engine says of an item other than what it speaks. */
    void accept(EngineEvent event) throws IOException {
        if (event instanceof EngineEvent.ToolCallStart start) {
            begin(start.key(), new FunctionCallAssembly(place("fc_"), callId(start.callId()), start.name()));
        } else if (event instanceof EngineEvent.ToolCallDelta delta) {
            item(delta.key(), FunctionCallAssembly.class).arguments(delta.arguments());
        } else if (event instanceof EngineEvent.CustomCallStart start) {
            begin(start.key(), new CustomCallAssembly(place("ctc_"), callId(start.callId()), start.name()));
        } else if (event instanceof EngineEvent.CustomCallDelta delta) {
            item(delta.key(), CustomCallAssembly.class).input(delta.input());
        } else if (event instanceof EngineEvent.ItemStart start) {
            String prefix = Ids.prefixOf(start.item().type());
            begin(start.key(), new BackendItemAssembly(place(prefix), WholeItems.called(start.item(), ids)));
        } else if (event instanceof EngineEvent.ItemEvent detail) {
            item(detail.key(), BackendItemAssembly.class).accept(detail.event());
        } else if (event instanceof EngineEvent.ItemDone done) {
            BackendItemAssembly item = item(done.key(), BackendItemAssembly.class);
            item.complete(done.item());
            closeItem(item.outputIndex, WholeItems.statusOf(done.item()));
        } else if (event instanceof EngineEvent.WholeItem whole) {
            wholeItem(whole.item());
        }
    }

    /** The message that is being spoken, or a new one. */
    MessageAssembly message() throws IOException {
        if (speaking instanceof MessageAssembly message) {
            return message;
        }
        return speak(new MessageAssembly(place("msg_")));
    }

    /** The reasoning that is being spoken, or a new one. */
    ReasoningAssembly reasoning() throws IOException {
        if (speaking instanceof ReasoningAssembly reasoning) {
            return reasoning;
        }
        return speak(new ReasoningAssembly(place("rs_")));
    }

    private <T extends ItemAssembly> T speak(T item) throws IOException {
        speaking = item;
        open(item);
        return item;
    }

    private ItemAssembly.Place place(String prefix) throws IOException {
        pause();
        return new ItemAssembly.Place(events, ids.next(prefix), nextIndex++);
    }

    private String callId(String said) {
        return said.isBlank() ? ids.call() : said;
    }

    private void begin(String key, ItemAssembly item) throws IOException {
        if (keyed.putIfAbsent(key, item) != null) {
            throw new IllegalStateException("item " + key + " begins twice");
        }
        open(item);
    }

    private <T extends ItemAssembly> T item(String key, Class<T> kind) {
        ItemAssembly item = keyed.get(key);
        if (!kind.isInstance(item)) {
            throw new IllegalStateException("no item " + key + " of that kind has begun");
        }
        return kind.cast(item);
    }

    private void wholeItem(OutputItem item) throws IOException {
        pause();
        long index = nextIndex++;
        WholeItems.Pair pair = WholeItems.complete(item, ids);
        events.emit(n -> OutputItemAddedEvent.builder()
                .sequenceNumber(n)
                .outputIndex(index)
                .item(pair.begun())
                .build());
        events.emit(n -> OutputItemDoneEvent.builder()
                .sequenceNumber(n)
                .outputIndex(index)
                .item(pair.done())
                .build());
        finished.put(index, pair.done());
    }

    /** Ends the message or the reasoning that was being spoken; tool calls stay open, they may interleave. */
    void pause() throws IOException {
        if (speaking != null) {
            closeItem(speaking.outputIndex, ItemStatus.COMPLETED);
            speaking = null;
        }
    }

    private void open(ItemAssembly item) throws IOException {
        open.put(item.outputIndex, item);
        item.open();
    }

    private void closeItem(long index, ItemStatus status) throws IOException {
        ItemAssembly item = open.remove(index);
        if (item == null) {
            throw new IllegalStateException("the item at " + index + " has ended before");
        }
        finished.put(index, item.close(status));
    }

    /** Ends every item that is open, the last one with this status, and returns all that there are, in order. */
    List<OutputItem> close(ItemStatus lastStatus) throws IOException {
        Long last = open.isEmpty() ? null : open.lastKey();
        while (!open.isEmpty()) {
            // Only the item that was being written when the answer was cut is incomplete; earlier ones are whole.
            long index = open.firstKey();
            closeItem(index, index == last ? lastStatus : ItemStatus.COMPLETED);
        }
        return List.copyOf(finished.values());
    }
}
