package dev.parley.server.engine.scripted;

import dev.parley.model.ComputerScreenshot;
import dev.parley.model.ContentPart;
import dev.parley.model.InputFile;
import dev.parley.model.InputImage;
import dev.parley.model.InputText;
import dev.parley.model.MessageContent;
import dev.parley.model.OutputText;
import dev.parley.model.Refusal;
import dev.parley.model.SummaryText;
import dev.parley.model.ToolOutput;
import java.util.List;
import java.util.stream.Collectors;

/** What messages and tool outputs say in words. */
final class Content {
    private Content() {}

    static String textOf(MessageContent content) {
        return content instanceof MessageContent.Text text ? text.value() : textOf(partsOf(content));
    }

    static String textOf(ToolOutput output) {
        return output instanceof ToolOutput.Text text ? text.value() : textOf(partsOf(output));
    }

    static List<ContentPart> partsOf(MessageContent content) {
        return content instanceof MessageContent.Items parts ? parts.value() : List.of();
    }

    static List<ContentPart> partsOf(ToolOutput output) {
        return output instanceof ToolOutput.Items parts ? parts.value() : List.of();
    }

    static boolean isImage(ContentPart part) {
        return part instanceof InputImage || part instanceof ComputerScreenshot;
    }

    static boolean isFile(ContentPart part) {
        return part instanceof InputFile;
    }

    private static String textOf(List<ContentPart> parts) {
        return parts.stream()
                .map(Content::textOf)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String textOf(ContentPart part) {
        if (part instanceof InputText text) {
            return text.text();
        }
        if (part instanceof OutputText text) {
            return text.text();
        }
        if (part instanceof SummaryText text) {
            return text.text();
        }
        return part instanceof Refusal refusal ? refusal.refusal() : "";
    }
}
