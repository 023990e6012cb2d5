package dev.parley.server.dialect;

import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerTool;
import dev.parley.model.ContentPart;
import dev.parley.model.ContentPartAddedEvent;
import dev.parley.model.ContentPartDoneEvent;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.OutputItem;
import dev.parley.model.OutputText;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.OutputTextDoneEvent;
import dev.parley.model.Refusal;
import dev.parley.model.RefusalDeltaEvent;
import dev.parley.model.RefusalDoneEvent;
import dev.parley.model.Response;
import dev.parley.model.StreamEvent;
import dev.parley.model.Timestamp;
import dev.parley.model.Usage;
import dev.parley.model.Viewport;
import java.time.Instant;
import java.util.List;

/** Keeps the twelve fields that the document has, and only its four kinds of content. */
final class LightconeV1View implements DialectView {
    @Override
    public Response response(Response canonical) {
        Response.Builder flat = Response.builder()
                .id(canonical.id())
                .createdAt(asText(canonical.createdAt()))
                .model(canonical.model())
                .output(canonical.output().stream().map(this::item).toList())
                .status(canonical.status());
        if (canonical.maxOutputTokens() != null) {
            flat.maxOutputTokens(canonical.maxOutputTokens());
        }
        if (canonical.temperature() != null) {
            flat.temperature(canonical.temperature());
        }
        if (canonical.topP() != null) {
            flat.topP(canonical.topP());
        }
        if (canonical.usage() != null) {
            flat.usage(totals(canonical.usage()));
        }
        viewport(canonical, flat);
        return flat.build();
    }

    @Override
    public OutputItem item(OutputItem canonical) {
        if (canonical instanceof Message message && message.content() instanceof MessageContent.Items items) {
            List<ContentPart> parts =
                    items.value().stream().map(LightconeV1View::part).toList();
            return message.toBuilder().content(new MessageContent.Items(parts)).build();
        }
        if (canonical instanceof ComputerCall call) {
            return ComputerCall.builder()
                    .id(call.id())
                    .callId(call.callId())
                    .action(call.action())
                    .status(call.status())
                    .build();
        }
        return Summaries.item(canonical);
    }

    @Override
    public StreamEvent detail(StreamEvent canonical) {
        if (canonical instanceof OutputTextDeltaEvent) {
            return canonical;
        } else if (canonical instanceof ContentPartAddedEvent e) {
            return Summaries.event(e.toBuilder().part(part(e.part())).build());
        } else if (canonical instanceof ContentPartDoneEvent e) {
            return Summaries.event(e.toBuilder().part(part(e.part())).build());
        } else if (canonical instanceof RefusalDeltaEvent e) {
            return OutputTextDeltaEvent.builder()
                    .sequenceNumber(e.sequenceNumber())
                    .itemId(e.itemId())
                    .outputIndex(e.outputIndex())
                    .contentIndex(e.contentIndex())
                    .delta(e.delta())
                    .build();
        } else if (canonical instanceof RefusalDoneEvent e) {
            return OutputTextDoneEvent.builder()
                    .sequenceNumber(e.sequenceNumber())
                    .itemId(e.itemId())
                    .outputIndex(e.outputIndex())
                    .contentIndex(e.contentIndex())
                    .text(e.refusal())
                    .build();
        }
        return Summaries.event(canonical);
    }

    /** A refusal is a text like any other here; annotations don't exist. */
    private static ContentPart part(ContentPart canonical) {
        if (canonical instanceof Refusal refusal) {
            return OutputText.builder().text(refusal.refusal()).build();
        }
        if (canonical instanceof OutputText text) {
            return OutputText.builder().text(text.text()).build();
        }
        return canonical;
    }

    private static Timestamp asText(Timestamp created) {
        return created instanceof Timestamp.Whole seconds
                ? new Timestamp.Text(Instant.ofEpochSecond(seconds.value()).toString())
                : created;
    }

    private static Usage totals(Usage usage) {
        return Usage.builder()
                .inputTokens(usage.inputTokens())
                .outputTokens(usage.outputTokens())
                .totalTokens(usage.totalTokens())
                .build();
    }

    private static void viewport(Response canonical, Response.Builder flat) {
        if (canonical.tools() == null) {
            return;
        }
        canonical.tools().stream()
                .filter(ComputerTool.class::isInstance)
                .map(ComputerTool.class::cast)
                .findFirst()
                .ifPresent(tool -> {
                    Viewport.Builder viewport = Viewport.builder();
                    if (tool.displayWidth() != null) {
                        viewport.width(tool.displayWidth());
                    }
                    if (tool.displayHeight() != null) {
                        viewport.height(tool.displayHeight());
                    }
                    if (tool.environment() != null) {
                        viewport.environment(tool.environment().value());
                    }
                    flat.viewport(viewport.build());
                });
    }
}
