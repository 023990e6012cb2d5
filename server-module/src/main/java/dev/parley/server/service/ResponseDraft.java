package dev.parley.server.service;

import dev.parley.model.CreateResponse;
import dev.parley.model.Instructions;
import dev.parley.model.Response;
import dev.parley.model.ResponseStatus;
import dev.parley.model.TextConfig;
import dev.parley.model.TextFormatText;
import dev.parley.model.Timestamp;
import dev.parley.model.ToolChoiceMode;
import dev.parley.model.Truncation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The response as it is before the model has said anything: what the request asked for, echoed. */
final class ResponseDraft {
    private ResponseDraft() {}

    static Response of(String id, Instant created, CreateResponse request) {
        Response.Builder draft = Response.builder()
                .id(id)
                .createdAt(new Timestamp.Whole(created.getEpochSecond()))
                .completedAt(null)
                .status(ResponseStatus.IN_PROGRESS)
                .background(Boolean.TRUE.equals(request.background()))
                .error(null)
                .incompleteDetails(null)
                .instructions(request.instructions() == null ? null : new Instructions.Text(request.instructions()))
                .maxOutputTokens(request.maxOutputTokens())
                .model(Objects.requireNonNull(request.model()))
                .output(List.of())
                .parallelToolCalls(!Boolean.FALSE.equals(request.parallelToolCalls()))
                .previousResponseId(request.previousResponseId())
                .reasoning(request.reasoning())
                .store(!Boolean.FALSE.equals(request.store()))
                .temperature(request.temperature())
                .text(text(request))
                .toolChoice(request.toolChoice() == null ? ToolChoiceMode.AUTO : request.toolChoice())
                .tools(ShownTools.of(Objects.requireNonNullElse(request.tools(), List.of())))
                .topP(request.topP())
                .truncation(request.truncation() == null ? Truncation.DISABLED : request.truncation())
                .metadata(Objects.requireNonNullElse(request.metadata(), Map.of()));
        whereGiven(draft, request);
        return draft.build();
    }

    /** What is echoed only where the request said it. */
    private static void whereGiven(Response.Builder draft, CreateResponse request) {
        if (request.user() != null) {
            draft.user(request.user());
        }
        if (request.maxToolCalls() != null) {
            draft.maxToolCalls(request.maxToolCalls());
        }
        if (request.topLogprobs() != null) {
            draft.topLogprobs(request.topLogprobs());
        }
        if (request.promptCacheKey() != null) {
            draft.promptCacheKey(request.promptCacheKey());
        }
        if (request.promptCacheRetention() != null) {
            draft.promptCacheRetention(request.promptCacheRetention());
        }
        if (request.safetyIdentifier() != null) {
            draft.safetyIdentifier(request.safetyIdentifier());
        }
        if (request.serviceTier() != null) {
            draft.serviceTier(request.serviceTier());
        }
    }

    private static TextConfig text(CreateResponse request) {
        TextConfig asked = request.text();
        if (asked != null && asked.format() != null) {
            return asked;
        }
        TextConfig.Builder text = asked == null ? TextConfig.builder() : asked.toBuilder();
        return text.format(TextFormatText.builder().build()).build();
    }
}
