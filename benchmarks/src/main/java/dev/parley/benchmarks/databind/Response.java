package dev.parley.benchmarks.databind;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** A response; unions that the benchmarks' documents don't need are trees or strings. */
public record Response(
        String id,
        String object,
        long createdAt,
        String status,
        Boolean background,
        JsonNode error,
        JsonNode incompleteDetails,
        String instructions,
        Long maxOutputTokens,
        Long maxToolCalls,
        String model,
        List<Item> output,
        Boolean parallelToolCalls,
        String previousResponseId,
        String promptCacheKey,
        Reasoning reasoning,
        String safetyIdentifier,
        String serviceTier,
        Boolean store,
        Double temperature,
        Text text,
        String toolChoice,
        List<Tool> tools,
        Long topLogprobs,
        Double topP,
        String truncation,
        Usage usage,
        String user,
        Map<String, String> metadata) {
    record Reasoning(String effort, String summary) {}

    record Text(Format format, String verbosity) {}

    record Format(String type) {}

    record Tool(String type, String name, String description, JsonNode parameters, Boolean strict) {}

    record Usage(
            long inputTokens,
            InputDetails inputTokensDetails,
            long outputTokens,
            OutputDetails outputTokensDetails,
            long totalTokens) {}

    record InputDetails(long cachedTokens) {}

    record OutputDetails(long reasoningTokens) {}
}
