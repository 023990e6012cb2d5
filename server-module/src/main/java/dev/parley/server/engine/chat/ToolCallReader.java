package dev.parley.server.engine.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parley.json.JsonValue;
import dev.parley.server.engine.chat.ChatChunk.ToolCallPiece;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code tool_calls}, of a chunk or of a whole message. */
final class ToolCallReader {
    private ToolCallReader() {}

    static List<ToolCallPiece> pieces(JsonParser p, boolean whole) throws IOException {
        List<ToolCallPiece> pieces = new ArrayList<>(1);
        if (p.currentToken() != JsonToken.START_ARRAY) {
            p.skipChildren();
            return pieces;
        }
        while (p.nextToken() != JsonToken.END_ARRAY) {
            if (p.currentToken() == JsonToken.START_OBJECT) {
                pieces.add(piece(p, whole));
            } else {
                p.skipChildren();
            }
        }
        return pieces;
    }

    private static ToolCallPiece piece(JsonParser p, boolean whole) throws IOException {
        Integer index = null;
        String id = null;
        Function function = Function.NONE;
        for (String field = p.nextFieldName(); field != null; field = p.nextFieldName()) {
            JsonToken value = p.nextToken();
            if (field.equals("index") && value == JsonToken.VALUE_NUMBER_INT) {
                index = p.getIntValue();
            } else if (field.equals("id")) {
                id = ChatChoiceReader.text(p);
            } else if (field.equals("function") && value == JsonToken.START_OBJECT) {
                function = function(p);
            } else {
                p.skipChildren();
            }
        }
        return new ToolCallPiece(whole, index, id, function.name(), function.arguments());
    }

    private static Function function(JsonParser p) throws IOException {
        String name = null;
        String arguments = null;
        for (String field = p.nextFieldName(); field != null; field = p.nextFieldName()) {
            JsonToken value = p.nextToken();
            switch (field) {
                case "name" -> name = ChatChoiceReader.text(p);
                // Some upstreams send the arguments as the object itself instead of as text.
                case "arguments" ->
                    arguments =
                            value == JsonToken.START_OBJECT ? JsonValue.read(p).toJson() : ChatChoiceReader.text(p);
                default -> p.skipChildren();
            }
        }
        return new Function(name, arguments);
    }

    private record Function(@Nullable String name, @Nullable String arguments) {
        static final Function NONE = new Function(null, null);
    }
}
