package dev.parley.server.service;

import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.CustomToolCall;
import dev.parley.model.CustomToolCallInputDeltaEvent;
import dev.parley.model.CustomToolCallInputDoneEvent;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallArgumentsDeltaEvent;
import dev.parley.model.FunctionCallArgumentsDoneEvent;
import dev.parley.model.ItemStatus;
import dev.parley.model.Message;
import dev.parley.model.MessageRole;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputTextAnnotationAddedEvent;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.ReasoningItem;
import dev.parley.model.ReasoningSummaryPartAddedEvent;
import dev.parley.model.ReasoningSummaryPartDoneEvent;
import dev.parley.model.ReasoningSummaryTextDeltaEvent;
import dev.parley.model.ReasoningTextDeltaEvent;
import dev.parley.model.RefusalDeltaEvent;
import dev.parley.model.StreamEvent;
import java.io.IOException;

/**
 * An item that the backend made, with events of its own. Texts, arguments and inputs are put together here, so that what
 * is done is what was streamed; events of other kinds pass, with the id and the numbers of this response.
 */
final class BackendItemAssembly extends ItemAssembly {
    private final ContentAssembly content;
    private final SummaryAssembly summary;
    private final StringBuilder streamed = new StringBuilder();
    private OutputItem item;

    BackendItemAssembly(Place place, OutputItem item) {
        super(place);
        this.item = item;
        this.content = new ContentAssembly(place);
        this.summary = new SummaryAssembly(place);
    }

    void accept(StreamEvent event) throws IOException {
        checkOpen();
        if (event instanceof OutputTextDeltaEvent delta) {
            content.text(delta);
        } else if (event instanceof FunctionCallArgumentsDeltaEvent delta) {
            arguments(delta.delta());
        } else if (event instanceof ReasoningSummaryTextDeltaEvent delta) {
            summary.text(delta.summaryIndex(), delta.delta());
        } else if (event instanceof ReasoningTextDeltaEvent delta) {
            content.reasoning(delta.contentIndex(), delta.delta());
        } else if (event instanceof RefusalDeltaEvent delta) {
            content.refusal(delta.contentIndex(), delta.delta());
        } else if (event instanceof CustomToolCallInputDeltaEvent delta) {
            input(delta.delta());
        } else if (event instanceof ContentPartAddedEvent part) {
            require(holdsContent(), event);
            content.open(part.contentIndex(), part.part());
        } else if (event instanceof ContentPartDoneEvent part) {
            content.close(part.contentIndex(), part.part());
        } else if (event instanceof ReasoningSummaryPartAddedEvent part) {
            require(item instanceof ReasoningItem, event);
            summary.open(part.summaryIndex());
        } else if (event instanceof ReasoningSummaryPartDoneEvent part) {
            summary.close(part.summaryIndex());
        } else if (event instanceof OutputTextAnnotationAddedEvent annotation) {
            content.annotation(annotation);
        } else {
            require(Reissue.isDetail(event), event);
            events.emit(n -> Reissue.of(event, new Reissue.Numbers(n, id, outputIndex)));
        }
    }

    /** The backend has the item complete: what it says besides what was streamed counts. */
    void complete(OutputItem whole) {
        checkOpen();
        if (!String.valueOf(whole.type()).equals(item.type())) {
            throw new IllegalStateException("item " + id + " began as " + item.type() + " and ends as " + whole.type());
        }
        item = holdsContent() ? whole : WholeItems.withCallOf(item, whole);
    }

    @Override
    OutputItem snapshot(ItemStatus status) {
        if (item instanceof Message message) {
            Message.Builder built =
                    Message.builder().id(id).role(MessageRole.ASSISTANT).content(content.finished());
            return (message.phase() == null ? built : built.phase(message.phase()))
                    .status(status)
                    .build();
        }
        if (item instanceof ReasoningItem reasoning) {
            ReasoningItem.Builder built = ReasoningItem.builder().id(id).summary(summary.finished());
            if (!content.isEmpty()) {
                built.content(content.finishedReasoning());
            }
            return (reasoning.encryptedContent() == null ? built : built.encryptedContent(reasoning.encryptedContent()))
                    .status(status)
                    .build();
        }
        if (item instanceof FunctionCall call) {
            return call.toBuilder()
                    .id(id)
                    .arguments(streamed.toString())
                    .status(status)
                    .build();
        }
        if (item instanceof CustomToolCall call) {
            return call.toBuilder()
                    .id(id)
                    .input(streamed.toString())
                    .status(status)
                    .build();
        }
        return Reissue.of(item, id, status);
    }

    @Override
    void closeParts() throws IOException {
        content.closeAll();
        summary.closeAll();
        if (item instanceof FunctionCall call) {
            if (streamed.isEmpty()) {
                arguments("{}");
            }
            String whole = streamed.toString();
            events.emit(n -> FunctionCallArgumentsDoneEvent.builder()
                    .sequenceNumber(n)
                    .itemId(id)
                    .outputIndex(outputIndex)
                    .name(call.name())
                    .arguments(whole)
                    .build());
        } else if (item instanceof CustomToolCall) {
            String whole = streamed.toString();
            events.emit(n -> CustomToolCallInputDoneEvent.builder()
                    .sequenceNumber(n)
                    .itemId(id)
                    .outputIndex(outputIndex)
                    .input(whole)
                    .build());
        }
    }

    private void arguments(String delta) throws IOException {
        if (!(item instanceof FunctionCall)) {
            throw new IllegalStateException("item " + id + " is no function call");
        }
        streamed.append(delta);
        events.emit(n -> FunctionCallArgumentsDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .delta(delta)
                .build());
    }

    private void input(String delta) throws IOException {
        if (!(item instanceof CustomToolCall)) {
            throw new IllegalStateException("item " + id + " is no custom tool call");
        }
        streamed.append(delta);
        events.emit(n -> CustomToolCallInputDeltaEvent.builder()
                .sequenceNumber(n)
                .itemId(id)
                .outputIndex(outputIndex)
                .delta(delta)
                .build());
    }

    private boolean holdsContent() {
        return item instanceof Message || item instanceof ReasoningItem;
    }

    private void require(boolean holds, StreamEvent event) {
        if (!holds) {
            throw new IllegalStateException(event.type() + " has no place in an item of type " + item.type());
        }
    }
}
