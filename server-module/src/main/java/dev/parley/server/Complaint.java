package dev.parley.server;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.stream.Collectors;

/** What is wrong with a file that can't be read as settings: which key, what about it, and in which line. */
final class Complaint {
    private final JacksonException failure;

    Complaint(JacksonException failure) {
        this.failure = failure;
    }

    /** The complaint about the file of this text, in one line. */
    String about(String text) {
        String where = failure instanceof JsonMappingException mapping ? path(mapping) : "";
        int line = where.isEmpty() ? -1 : line(text, pointer((JsonMappingException) failure));
        if (line < 0 && failure.getLocation() != null) {
            line = failure.getLocation().getLineNr();
        }
        return (where.isEmpty() ? "" : where + ": ") + what() + (line < 0 ? "" : " (line " + line + ")");
    }

    private String what() {
        return failure instanceof UnrecognizedPropertyException unknown
                ? "there is no such setting here, only " + unknown.getKnownPropertyIds()
                : failure.getOriginalMessage().lines().findFirst().orElse("");
    }

    private static String path(JsonMappingException failure) {
        return failure.getPath().stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static JsonPointer pointer(JsonMappingException failure) {
        JsonPointer pointer = JsonPointer.empty();
        for (JsonMappingException.Reference part : failure.getPath()) {
            pointer = part.getFieldName() == null
                    ? pointer.appendIndex(part.getIndex())
                    : pointer.appendProperty(part.getFieldName());
        }
        return pointer;
    }

    /** Looked up anew: the failure's own location is where the reader was by then, which can be far behind. */
    private static int line(String text, JsonPointer pointer) {
        try (JsonParser parser = new YAMLFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.getParsingContext().pathAsPointer().equals(pointer)) {
                    return parser.currentTokenLocation().getLineNr();
                }
            }
        } catch (IOException e) {
            return -1; // then it is no YAML, and the failure says so
        }
        return -1;
    }
}
