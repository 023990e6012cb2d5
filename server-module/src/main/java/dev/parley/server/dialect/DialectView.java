package dev.parley.server.dialect;

import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputItemAddedEvent;
import dev.parley.model.OutputItemDoneEvent;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.Response;
import dev.parley.model.ResponseCompletedEvent;
import dev.parley.model.ResponseCreatedEvent;
import dev.parley.model.ResponseFailedEvent;
import dev.parley.model.ResponseInProgressEvent;
import dev.parley.model.ResponseIncompleteEvent;
import dev.parley.model.ResponseQueuedEvent;
import dev.parley.model.StreamEvent;

/**
 * Shows canonical answers in one dialect. One event in, one event out: the sequence numbers stay whole. The defaults
 * show everything as it is.
 */
public interface DialectView {

    /** The response object in this dialect. */
    default Response response(Response canonical) {
        return canonical;
    }

    /** An output item in this dialect. */
    default OutputItem item(OutputItem canonical) {
        return canonical;
    }

    /** An event that has neither a response nor an item in it. */
    default StreamEvent detail(StreamEvent canonical) {
        return canonical;
    }

    /** Any event in this dialect. */
    default StreamEvent event(StreamEvent canonical) {
        if (canonical instanceof OutputTextDeltaEvent) {
            return detail(canonical); // nearly every event of a stream is one of these
        } else if (canonical instanceof OutputItemAddedEvent e) {
            return e.toBuilder().item(item(e.item())).build();
        } else if (canonical instanceof OutputItemDoneEvent e) {
            return e.toBuilder().item(item(e.item())).build();
        } else if (canonical instanceof ContentPartAddedEvent || canonical instanceof ContentPartDoneEvent) {
            return detail(canonical);
        }
        return lifecycle(canonical);
    }

    private StreamEvent lifecycle(StreamEvent canonical) {
        if (canonical instanceof ResponseCreatedEvent e) {
            return e.toBuilder().response(response(e.response())).build();
        } else if (canonical instanceof ResponseQueuedEvent e) {
            return e.toBuilder().response(response(e.response())).build();
        } else if (canonical instanceof ResponseInProgressEvent e) {
            return e.toBuilder().response(response(e.response())).build();
        } else if (canonical instanceof ResponseCompletedEvent e) {
            return e.toBuilder().response(response(e.response())).build();
        } else if (canonical instanceof ResponseIncompleteEvent e) {
            return e.toBuilder().response(response(e.response())).build();
        } else if (canonical instanceof ResponseFailedEvent e) {
            return e.toBuilder().response(response(e.response())).build();
        }
        return detail(canonical);
    }
}
