package dev.parley.server.service;

import dev.parley.model.IncompleteDetails;
import dev.parley.model.IncompleteReason;
import dev.parley.model.InputTokensDetails;
import dev.parley.model.OutputTokensDetails;
import dev.parley.model.Response;
import dev.parley.model.ResponseCompletedEvent;
import dev.parley.model.ResponseError;
import dev.parley.model.ResponseErrorCode;
import dev.parley.model.ResponseFailedEvent;
import dev.parley.model.ResponseIncompleteEvent;
import dev.parley.model.ResponseStatus;
import dev.parley.model.StreamEvent;
import dev.parley.model.Timestamp;
import dev.parley.model.Usage;
import dev.parley.server.engine.EngineEvent.TokenCount;
import java.time.Instant;

/** The ways a response can end, and the event that says so. */
final class Outcomes {
    private Outcomes() {}

    static Response completed(Response.Builder response) {
        return response.status(ResponseStatus.COMPLETED)
                .completedAt(new Timestamp.Whole(Instant.now().getEpochSecond()))
                .build();
    }

    static Response incomplete(Response.Builder response, IncompleteReason reason) {
        return response.status(ResponseStatus.INCOMPLETE)
                .incompleteDetails(IncompleteDetails.builder().reason(reason).build())
                .build();
    }

    static Response failed(Response.Builder response, Problem problem) {
        return response.status(ResponseStatus.FAILED)
                .error(ResponseError.builder()
                        .code(code(problem))
                        .message(problem.message())
                        .build())
                .build();
    }

    static Response cancelled(Response.Builder response) {
        return response.status(ResponseStatus.CANCELLED).build();
    }

    /** No document has an event of its own for a cancelled response: it ends as incomplete, and its status says why. */
    static StreamEvent event(Response terminal, long sequenceNumber) {
        if (ResponseStatus.COMPLETED.equals(terminal.status())) {
            return ResponseCompletedEvent.builder()
                    .sequenceNumber(sequenceNumber)
                    .response(terminal)
                    .build();
        }
        if (ResponseStatus.FAILED.equals(terminal.status())) {
            return ResponseFailedEvent.builder()
                    .sequenceNumber(sequenceNumber)
                    .response(terminal)
                    .build();
        }
        return ResponseIncompleteEvent.builder()
                .sequenceNumber(sequenceNumber)
                .response(terminal)
                .build();
    }

    /** What the engine did not report counts as 0. */
    static Usage usage(TokenCount tokens) {
        InputTokensDetails.Builder input = InputTokensDetails.builder().cachedTokens(tokens.cachedInput());
        if (tokens.cacheWrite() != null) {
            input.cacheWriteTokens(tokens.cacheWrite());
        }
        return Usage.builder()
                .inputTokens(tokens.input())
                .inputTokensDetails(input.build())
                .outputTokens(tokens.output())
                .outputTokensDetails(OutputTokensDetails.builder()
                        .reasoningTokens(tokens.reasoningOutput())
                        .build())
                .totalTokens(tokens.input() + tokens.output())
                .build();
    }

    private static ResponseErrorCode code(Problem problem) {
        return switch (problem.status()) {
            case 429 -> ResponseErrorCode.RATE_LIMIT_EXCEEDED;
            case 400, 404 -> ResponseErrorCode.INVALID_PROMPT;
            default -> ResponseErrorCode.SERVER_ERROR;
        };
    }
}
