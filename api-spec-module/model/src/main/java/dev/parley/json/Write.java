package dev.parley.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of plain types, lists and maps, for generated writers. */
public final class Write {
    private Write() {}

    public static void decimal(JsonGenerator g, double value) throws IOException {
        if (Double.isFinite(value)) {
            g.writeNumber(Numbers.text(value));
        } else {
            throw new IOException("JSON has no " + value);
        }
    }

    public static void list(JsonGenerator g, List<?> items) throws IOException {
        g.writeStartArray();
        for (int i = 0; i < items.size(); i++) {
            value(g, items.get(i));
        }
        g.writeEndArray();
    }

    public static void map(JsonGenerator g, Map<String, ?> members) throws IOException {
        g.writeStartObject();
        for (Map.Entry<String, ?> member : members.entrySet()) {
            g.writeFieldName(member.getKey());
            value(g, member.getValue());
        }
        g.writeEndObject();
    }

    static void value(JsonGenerator g, @Nullable Object value) throws IOException {
        if (value instanceof JsonModel model) {
            model.writeTo(g);
        } else if (value instanceof String text) {
            g.writeString(text);
        } else if (value instanceof List<?> items) {
            list(g, items);
        } else if (value instanceof Map<?, ?> members) {
            members(g, members);
        } else {
            scalar(g, value);
        }
    }

    private static void members(JsonGenerator g, Map<?, ?> members) throws IOException {
        g.writeStartObject();
        for (Map.Entry<?, ?> member : members.entrySet()) {
            g.writeFieldName((String) member.getKey());
            value(g, member.getValue());
        }
        g.writeEndObject();
    }

    private static void scalar(JsonGenerator g, @Nullable Object value) throws IOException {
        if (value instanceof Long number) {
            g.writeNumber(number);
        } else if (value instanceof Double number) {
            decimal(g, number);
        } else if (value instanceof Boolean flag) {
            g.writeBoolean(flag);
        } else if (value == null) {
            g.writeNull();
        } else {
            throw new IllegalArgumentException(
                    "no JSON form: " + value.getClass().getName());
        }
    }
}
