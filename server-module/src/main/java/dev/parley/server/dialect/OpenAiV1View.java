package dev.parley.server.dialect;

import dev.parley.model.InputTokensDetails;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputText;
import dev.parley.model.Response;
import dev.parley.model.StreamEvent;
import dev.parley.model.Usage;
import java.util.stream.Collectors;

/**
 * Adds {@code output_text} and a count of tokens written to a cache, which newer clients require, and shows raw reasoning as a
 * summary.
 */
final class OpenAiV1View implements DialectView {
    @Override
    public Response response(Response canonical) {
        Response.Builder shown = canonical.toBuilder()
                .output(canonical.output().stream().map(this::item).toList())
                .outputText(text(canonical));
        Usage usage = canonical.usage();
        return usage == null ? shown.build() : shown.usage(counted(usage)).build();
    }

    private static Usage counted(Usage usage) {
        InputTokensDetails input = usage.inputTokensDetails();
        return input == null || input.cacheWriteTokens() != null
                ? usage
                : usage.toBuilder()
                        .inputTokensDetails(
                                input.toBuilder().cacheWriteTokens(0L).build())
                        .build();
    }

    @Override
    public OutputItem item(OutputItem canonical) {
        return Summaries.item(canonical);
    }

    @Override
    public StreamEvent detail(StreamEvent canonical) {
        return Summaries.event(canonical);
    }

    private static String text(Response canonical) {
        return canonical.output().stream()
                .filter(Message.class::isInstance)
                .map(item -> ((Message) item).content())
                .filter(MessageContent.Items.class::isInstance)
                .flatMap(content -> ((MessageContent.Items) content).value().stream())
                .filter(OutputText.class::isInstance)
                .map(part -> ((OutputText) part).text())
                .collect(Collectors.joining());
    }
}
