package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.parley.model.ComputerScreenshot;
import dev.parley.model.ContentPart;
import dev.parley.model.ImageDetail;
import dev.parley.model.InputFile;
import dev.parley.model.InputImage;
import dev.parley.model.InputText;
import dev.parley.model.MessageContent;
import dev.parley.model.OutputText;
import dev.parley.model.Refusal;
import dev.parley.model.SummaryText;
import dev.parley.model.ToolOutput;
import dev.parley.server.engine.EngineException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a message says: one text, or a list of parts with images and files. */
final class ChatContent {
    private final JsonGenerator json;
    private final String path;

    ChatContent(JsonGenerator json, String path) {
        this.json = json;
        this.path = path;
    }

    /** The texts of an assistant's message in one: chat completions take no parts there. */
    static String joined(MessageContent content, String path) throws EngineException {
        if (content instanceof MessageContent.Items parts) {
            return joined(parts.value(), path);
        }
        return plain(content, path);
    }

    /** The texts of a tool's output in one. */
    static String joined(ToolOutput output, String path) throws EngineException {
        if (output instanceof ToolOutput.Items parts) {
            return joined(parts.value(), path);
        }
        if (output instanceof ToolOutput.Text text) {
            return text.value();
        }
        throw Untranslatable.at(atHand(path), "A tool's output must be a text or a list of parts.");
    }

    void write(MessageContent content) throws IOException, EngineException {
        if (!(content instanceof MessageContent.Items items)) {
            json.writeString(plain(content, path));
            return;
        }
        List<ContentPart> parts = items.value();
        String only = parts.size() == 1 ? textOf(parts.get(0)) : null;
        if (only != null) {
            json.writeString(only);
            return;
        }
        json.writeStartArray();
        for (int i = 0; i < parts.size(); i++) {
            json.writeStartObject();
            writePart(parts.get(i), path + "[" + i + "]");
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Writes the members of one part. */
    void writePart(ContentPart part, String at) throws IOException, EngineException {
        String text = textOf(part);
        if (text != null) {
            json.writeStringField("type", "text");
            json.writeStringField("text", text);
        } else if (part instanceof InputImage image) {
            writeImage(image.imageUrl(), image.detail(), at);
        } else if (part instanceof ComputerScreenshot screenshot) {
            writeImage(screenshot.imageUrl(), screenshot.detail(), at);
        } else if (part instanceof InputFile file) {
            writeFile(file, at);
        } else {
            throw unsuitable(part, at);
        }
    }

    private void writeImage(@Nullable String url, @Nullable ImageDetail detail, String at)
            throws IOException, EngineException {
        if (url == null) {
            throw Untranslatable.at(atHand(at + ".image_url"), "This model takes images by URL only.");
        }
        json.writeStringField("type", "image_url");
        json.writeObjectFieldStart("image_url");
        json.writeStringField("url", url);
        if (detail != null) {
            // what is not to be made smaller: chat completions have no word for more than high
            json.writeStringField("detail", detail == ImageDetail.ORIGINAL ? "high" : detail.value());
        }
        json.writeEndObject();
    }

    private void writeFile(InputFile file, String at) throws IOException, EngineException {
        if (file.fileUrl() != null) {
            throw Untranslatable.at(atHand(at + ".file_url"), "This model takes files by content or id only.");
        }
        if (file.fileData() == null && file.fileId() == null) {
            throw Untranslatable.at(atHand(at), "The file has neither content nor id.");
        }
        json.writeStringField("type", "file");
        json.writeObjectFieldStart("file");
        if (file.fileId() != null) {
            json.writeStringField("file_id", file.fileId());
        }
        if (file.fileData() != null) {
            json.writeStringField("file_data", file.fileData());
        }
        if (file.filename() != null) {
            json.writeStringField("filename", file.filename());
        }
        json.writeEndObject();
    }

    private static String joined(List<ContentPart> parts, String path) throws EngineException {
        StringBuilder joined = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            String text = textOf(parts.get(i));
            if (text == null) {
                throw unsuitable(parts.get(i), path + "[" + i + "]");
            }
            joined.append(text);
        }
        return joined.toString();
    }

    private static String plain(MessageContent content, String path) throws EngineException {
        if (content instanceof MessageContent.Text text) {
            return text.value();
        }
        throw Untranslatable.at(atHand(path), "The content must be a text or a list of parts.");
    }

    private static @Nullable String textOf(ContentPart part) {
        if (part instanceof InputText text) {
            return text.text();
        }
        if (part instanceof OutputText text) {
            return text.text();
        }
        if (part instanceof SummaryText text) {
            return text.text();
        }
        return part instanceof Refusal refusal ? refusal.refusal() : null;
    }

    private static EngineException unsuitable(ContentPart part, String at) {
        return Untranslatable.at(
                atHand(at + ".type"), "This model can't take a part of type " + part.type() + " here.");
    }

    /** Of an earlier turn, all that the client can name is the response. */
    static String atHand(String path) {
        return path.startsWith("previous_response_id") ? "previous_response_id" : path;
    }
}
