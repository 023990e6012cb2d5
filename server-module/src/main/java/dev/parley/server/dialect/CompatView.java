package dev.parley.server.dialect;

import dev.parley.model.ComputerCall;
import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.OutputItem;
import dev.parley.model.ReasoningPartAddedEvent;
import dev.parley.model.ReasoningPartDoneEvent;
import dev.parley.model.ReasoningText;
import dev.parley.model.Response;
import dev.parley.model.ResponseStatus;
import dev.parley.model.StreamEvent;
import dev.parley.server.screen.Grid;
import org.jspecify.annotations.Nullable;

/**
 * Puts coordinates on the grid, and parts of reasoning into vLLM's events for them. A response that waits is in progress here:
 * the document has an event for it, but no status.
 */
final class CompatView implements DialectView {
    private final @Nullable Grid grid;

    /** A view for a response with this grid; null where no computer tool says how large the display is. */
    CompatView(@Nullable Grid grid) {
        this.grid = grid;
    }

    @Override
    public Response response(Response canonical) {
        Response known = ResponseStatus.QUEUED.equals(canonical.status())
                ? canonical.toBuilder().status(ResponseStatus.IN_PROGRESS).build()
                : canonical;
        if (grid == null) {
            return known;
        }
        return known.toBuilder()
                .output(known.output().stream().map(this::item).toList())
                .build();
    }

    @Override
    public OutputItem item(OutputItem canonical) {
        return grid != null && canonical instanceof ComputerCall call ? grid.fromPixels(call) : canonical;
    }

    @Override
    public StreamEvent detail(StreamEvent canonical) {
        if (canonical instanceof ContentPartAddedEvent e && e.part() instanceof ReasoningText text) {
            return ReasoningPartAddedEvent.builder()
                    .sequenceNumber(e.sequenceNumber())
                    .itemId(e.itemId())
                    .outputIndex(e.outputIndex())
                    .contentIndex(e.contentIndex())
                    .part(text)
                    .build();
        } else if (canonical instanceof ContentPartDoneEvent e && e.part() instanceof ReasoningText text) {
            return ReasoningPartDoneEvent.builder()
                    .sequenceNumber(e.sequenceNumber())
                    .itemId(e.itemId())
                    .outputIndex(e.outputIndex())
                    .contentIndex(e.contentIndex())
                    .part(text)
                    .build();
        }
        return canonical;
    }
}
