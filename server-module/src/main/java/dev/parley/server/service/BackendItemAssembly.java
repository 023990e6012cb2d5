package dev.parley.server.service;

import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.CustomToolCall;
import dev.parley.model.CustomToolCallInputDeltaEvent;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallArgumentsDeltaEvent;
import dev.parley.model.ItemStatus;
import dev.parley.model.McpCall;
import dev.parley.model.McpCallArgumentsDeltaEvent;
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
import org.jspecify.annotations.Nullable;

/**
 * An item that the backend made, with events of its own. Texts, arguments and inputs are put together here, so that what
 * is done is what was streamed; events of other kinds pass, with the id and the numbers of this response.
 */
final class BackendItemAssembly extends ItemAssembly {
    private final ContentAssembly content;
    private final SummaryAssembly summary;
    private final @Nullable CallText called;
    private OutputItem item;
    private boolean whole;

    BackendItemAssembly(Place place, OutputItem item) {
        super(place);
        this.item = item;
        this.content = new ContentAssembly(place);
        this.summary = new SummaryAssembly(place);
        this.called = called(place, item);
    }

    private static @Nullable CallText called(Place place, OutputItem item) {
        if (item instanceof FunctionCall call) {
            return new CallArguments(place, call.name());
        }
        return item instanceof CustomToolCall ? new CallInput(place) : null;
    }

    void accept(StreamEvent event) throws IOException {
        checkOpen();
        if (event instanceof OutputTextDeltaEvent delta) {
            content.text(delta);
        } else if (event instanceof FunctionCallArgumentsDeltaEvent delta) {
            require(called instanceof CallArguments, event);
            called.add(delta.delta());
        } else if (event instanceof ReasoningSummaryTextDeltaEvent delta) {
            summary.text(delta.summaryIndex(), delta.delta());
        } else if (event instanceof ReasoningTextDeltaEvent delta) {
            content.reasoning(delta.contentIndex(), delta.delta());
        } else if (event instanceof RefusalDeltaEvent delta) {
            content.refusal(delta.contentIndex(), delta.delta());
        } else if (event instanceof CustomToolCallInputDeltaEvent delta) {
            require(called instanceof CallInput, event);
            called.add(delta.delta());
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
            if (event instanceof McpCallArgumentsDeltaEvent delta && item instanceof McpCall call) {
                item = call.toBuilder()
                        .arguments(call.arguments() + delta.delta())
                        .build(); // so that they are not lost if it is cut
            }
            require(Reissue.isDetail(event), event);
            events.emit(n -> Reissue.of(event, new Reissue.Numbers(n, id, outputIndex)));
        }
    }

    /** The backend has the item complete: what it says besides what was streamed counts. */
    void complete(OutputItem end) {
        checkOpen();
        if (!String.valueOf(end.type()).equals(item.type())) {
            throw new IllegalStateException("item " + id + " began as " + item.type() + " and ends as " + end.type());
        }
        item = holdsContent() ? end : WholeItems.withCallOf(item, end);
        whole = true;
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
                    .arguments(called.text())
                    .status(status)
                    .build();
        }
        if (item instanceof CustomToolCall call) {
            return call.toBuilder().id(id).input(called.text()).status(status).build();
        }
        // A call that nobody has ended was not made, or nobody knows how it went.
        boolean cut = item instanceof McpCall && ItemStatus.COMPLETED.equals(status) && !whole;
        return Reissue.of(item, id, cut ? ItemStatus.INCOMPLETE : status);
    }

    @Override
    void closeParts() throws IOException {
        content.closeAll();
        summary.closeAll();
        if (called != null) {
            called.close();
        }
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
