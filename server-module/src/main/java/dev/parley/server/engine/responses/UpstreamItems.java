package dev.parley.server.engine.responses;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import dev.parley.model.ComputerCall;
import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.CustomToolCall;
import dev.parley.model.CustomToolCallInputDeltaEvent;
import dev.parley.model.CustomToolCallInputDoneEvent;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallArgumentsDeltaEvent;
import dev.parley.model.FunctionCallArgumentsDoneEvent;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputItemAddedEvent;
import dev.parley.model.OutputItemDoneEvent;
import dev.parley.model.OutputText;
import dev.parley.model.OutputTextAnnotationAddedEvent;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.OutputTextDoneEvent;
import dev.parley.model.ReasoningItem;
import dev.parley.model.ReasoningPartAddedEvent;
import dev.parley.model.ReasoningPartDoneEvent;
import dev.parley.model.ReasoningSummaryPartAddedEvent;
import dev.parley.model.ReasoningSummaryPartDoneEvent;
import dev.parley.model.ReasoningSummaryTextDeltaEvent;
import dev.parley.model.ReasoningSummaryTextDoneEvent;
import dev.parley.model.ReasoningText;
import dev.parley.model.ReasoningTextDeltaEvent;
import dev.parley.model.ReasoningTextDoneEvent;
import dev.parley.model.Refusal;
import dev.parley.model.RefusalDeltaEvent;
import dev.parley.model.RefusalDoneEvent;
import dev.parley.model.StreamEvent;
import dev.parley.model.SummaryText;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineSink;
import dev.parley.server.screen.ComputerTools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which item an event is about. Neither the id nor the index alone tells: some upstreams give an item another
 * id in every event, others begin an item where one is still open.
 */
final class UpstreamItems {
    private static final SummaryText PARAGRAPH = SummaryText.builder().text("").build();
    private static final ReasoningText THOUGHT =
            ReasoningText.builder().text("").build();
    private static final Refusal REFUSAL = Refusal.builder().refusal("").build();

    private final EngineSink sink;
    private final UpstreamActions actions;
    private final List<UpstreamItem> items = new ArrayList<>();
    private final Map<String, UpstreamItem> byId = new HashMap<>();
    private final Map<Long, UpstreamItem> byIndex = new HashMap<>();

    UpstreamItems(EngineSink sink, UpstreamActions actions) {
        this.sink = sink;
        this.actions = actions;
    }

    /** Takes an event that is about an item; false if it isn't. */
    boolean take(StreamEvent event) throws EngineException, IOException {
        if (event instanceof OutputTextDeltaEvent e) {
            speaking(e.itemId(), e.outputIndex()).text(e);
        } else if (event instanceof FunctionCallArgumentsDeltaEvent e) {
            at(e.itemId(), e.outputIndex()).arguments(e.delta());
        } else if (event instanceof ReasoningSummaryTextDeltaEvent e) {
            thinking(e.itemId(), e.outputIndex()).summary().delta(e.summaryIndex(), PARAGRAPH, e.delta());
        } else if (event instanceof ReasoningTextDeltaEvent e) {
            thinking(e.itemId(), e.outputIndex()).delta(e.contentIndex(), THOUGHT, e.delta());
        } else if (event instanceof RefusalDeltaEvent e) {
            speaking(e.itemId(), e.outputIndex()).delta(e.contentIndex(), REFUSAL, e.delta());
        } else if (event instanceof CustomToolCallInputDeltaEvent e) {
            at(e.itemId(), e.outputIndex()).input(e.delta());
        } else if (event instanceof OutputItemAddedEvent e) {
            added(e);
        } else if (event instanceof OutputItemDoneEvent e) {
            done(e);
        } else {
            return takePart(event) || takeEnd(event) || takeDetail(event);
        }
        return true;
    }

    /** What the upstream's response lists and its stream never said, or did not say to its end. */
    void complete(List<OutputItem> output) throws EngineException, IOException {
        for (int i = 0; i < output.size(); i++) {
            UpstreamItem known = i < items.size() ? items.get(i) : null;
            if (known == null) {
                OutputItem item = whole(output.get(i));
                begin(item, i).finish(item);
            } else if (!known.isDone() && known.isOf(output.get(i))) {
                known.finish(whole(output.get(i)));
            }
        }
    }

    private boolean takePart(StreamEvent event) throws IOException {
        if (event instanceof ContentPartAddedEvent e) {
            speaking(e.itemId(), e.outputIndex()).partAdded(e.contentIndex(), e.part());
        } else if (event instanceof ContentPartDoneEvent e) {
            speaking(e.itemId(), e.outputIndex()).partDone(e.contentIndex(), e.part());
        } else if (event instanceof ReasoningPartAddedEvent e) {
            thinking(e.itemId(), e.outputIndex()).partAdded(e.contentIndex(), e.part());
        } else if (event instanceof ReasoningPartDoneEvent e) {
            thinking(e.itemId(), e.outputIndex()).partDone(e.contentIndex(), e.part());
        } else if (event instanceof ReasoningSummaryPartAddedEvent e) {
            thinking(e.itemId(), e.outputIndex()).summary().added(e.summaryIndex(), e.part());
        } else if (event instanceof ReasoningSummaryPartDoneEvent e) {
            thinking(e.itemId(), e.outputIndex()).summary().done(e.summaryIndex(), e.part());
        } else if (event instanceof OutputTextAnnotationAddedEvent e) {
            speaking(e.itemId(), e.outputIndex()).annotation(e);
        } else {
            return false;
        }
        return true;
    }

    /** The end of a text is made from its deltas; all that counts here is what they may have left out. */
    private boolean takeEnd(StreamEvent event) throws IOException {
        if (event instanceof OutputTextDoneEvent e) {
            speaking(e.itemId(), e.outputIndex())
                    .textDone(
                            e.contentIndex(),
                            OutputText.builder().text(e.text()).build());
        } else if (event instanceof RefusalDoneEvent e) {
            speaking(e.itemId(), e.outputIndex())
                    .textDone(
                            e.contentIndex(),
                            Refusal.builder().refusal(e.refusal()).build());
        } else if (event instanceof ReasoningTextDoneEvent e) {
            thinking(e.itemId(), e.outputIndex())
                    .textDone(
                            e.contentIndex(),
                            ReasoningText.builder().text(e.text()).build());
        } else if (event instanceof ReasoningSummaryTextDoneEvent e) {
            thinking(e.itemId(), e.outputIndex())
                    .summary()
                    .textDone(
                            e.summaryIndex(),
                            SummaryText.builder().text(e.text()).build());
        } else if (event instanceof FunctionCallArgumentsDoneEvent e) {
            at(e.itemId(), e.outputIndex()).argumentsDone(e.arguments());
        } else if (event instanceof CustomToolCallInputDoneEvent e) {
            at(e.itemId(), e.outputIndex()).inputDone(e.input());
        } else {
            return false;
        }
        return true;
    }

    /** Any other event that names an item, known to the contract or not. */
    private boolean takeDetail(StreamEvent event) throws IOException {
        if (event.type() == null || !(tree(event) instanceof JsonValue.Obj object)) {
            return false;
        }
        boolean named = object.get("item_id") instanceof JsonValue.Str;
        if (!named && !(object.get("output_index") instanceof JsonValue.Num)) {
            return false;
        }
        String id = object.get("item_id") instanceof JsonValue.Str text ? text.value() : null;
        long index = object.get("output_index") instanceof JsonValue.Num number
                ? number.decimalValue().longValue()
                : -1;
        UpstreamItem item = find(id, index);
        if (item != null) {
            item.detail(event);
        }
        return true;
    }

    private void added(OutputItemAddedEvent event) throws EngineException, IOException {
        if (event.item() instanceof ComputerCall call
                && ComputerTools.actionsOf(call).isEmpty()) {
            return; // told of when it is known what is to be done
        }
        OutputItem item = whole(event.item());
        UpstreamItem there = byIndex.get(event.outputIndex());
        if (there != null && !there.isDone()) {
            if (there.isOf(item) && byId.get(String.valueOf(id(item))) == there) {
                return; // said twice
            }
            there.finish();
        }
        begin(item, event.outputIndex());
    }

    private void done(OutputItemDoneEvent event) throws EngineException, IOException {
        OutputItem item = whole(event.item());
        UpstreamItem known = byId.get(String.valueOf(id(item)));
        if (known == null) {
            UpstreamItem there = byIndex.get(event.outputIndex());
            known = there != null && !there.isDone() && there.isOf(item) ? there : null;
        }
        if (known == null) {
            begin(item, event.outputIndex()).finish(item);
        } else if (!known.isDone()) {
            known.finish(item);
        }
    }

    private OutputItem whole(@Nullable OutputItem item) throws EngineException {
        boolean isTorn = item == null
                || item.type() == null
                || (item instanceof FunctionCall call && call.name() == null)
                || (item instanceof CustomToolCall custom && custom.name() == null);
        if (isTorn) {
            throw new EngineException(Failure.of(Kind.BROKEN, "The upstream sent half an item."));
        }
        return actions.read(item);
    }

    private UpstreamItem begin(OutputItem item, long index) throws IOException {
        UpstreamItem begun = new UpstreamItem("item-" + items.size(), item, sink);
        items.add(begun);
        byIndex.put(index, begun);
        String id = id(item);
        if (id != null) {
            byId.put(id, begun);
        }
        begun.begin();
        return begun;
    }

    private @Nullable UpstreamItem find(@Nullable String id, long index) {
        UpstreamItem named = id == null ? null : byId.get(id);
        if (named != null) {
            return named;
        }
        UpstreamItem there = byIndex.get(index);
        if (there != null || items.isEmpty()) {
            return there;
        }
        UpstreamItem latest = items.get(items.size() - 1);
        return latest.isDone() ? null : latest;
    }

    /** The item of that name; of one that nobody has announced nothing can be made. */
    private UpstreamItem at(@Nullable String id, long index) {
        UpstreamItem item = find(id, index);
        return item == null ? UpstreamItem.nobody() : item;
    }

    private UpstreamItem speaking(@Nullable String id, long index) throws IOException {
        UpstreamItem item = find(id, index);
        return item == null
                ? begin(
                        Message.builder()
                                .role(MessageRole.ASSISTANT)
                                .content(new MessageContent.Items(List.of()))
                                .build(),
                        index)
                : item;
    }

    private UpstreamItem thinking(@Nullable String id, long index) throws IOException {
        UpstreamItem item = find(id, index);
        return item == null ? begin(ReasoningItem.builder().summary(List.of()).build(), index) : item;
    }

    private static @Nullable String id(OutputItem item) {
        return tree(item) instanceof JsonValue.Obj object && object.get("id") instanceof JsonValue.Str id
                ? id.value()
                : null;
    }

    private static JsonValue tree(JsonModel model) {
        try {
            return Json.parse(model.toJson());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
