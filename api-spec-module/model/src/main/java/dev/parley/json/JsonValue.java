package dev.parley.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Any JSON value, as it was written: numbers keep their literal, objects their order. Equality is that of JSON trees. */
public sealed interface JsonValue extends JsonModel {
    static JsonValue read(JsonParser p) throws IOException {
        return TreeReader.value(p);
    }

    /** Reads this value as something else, leniently. */
    default <T> T as(JsonReader<T> reader) throws IOException {
        TreeParser p = new TreeParser(this, false);
        p.nextToken();
        return reader.read(p);
    }

    record Obj(Map<String, JsonValue> members) implements JsonValue {
        public Obj {
            members = Frozen.map(members);
        }

        public static Obj read(JsonParser p) throws IOException {
            return TreeReader.object(p);
        }

        public @Nullable JsonValue get(String name) {
            return members.get(name);
        }

        @Override
        public void writeTo(JsonGenerator g) throws IOException {
            g.writeStartObject();
            FrozenMap<JsonValue> frozen = FrozenMap.of(members);
            for (int i = 0; i < frozen.size(); i++) {
                g.writeFieldName(frozen.name(i));
                frozen.value(i).writeTo(g);
            }
            g.writeEndObject();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return TreeEquality.of(this, other);
        }

        @Override
        public int hashCode() {
            return TreeEquality.hash(this);
        }

        @Override
        public String toString() {
            return Describe.of(this);
        }
    }

    record Arr(List<JsonValue> items) implements JsonValue {
        public Arr {
            items = Frozen.list(items);
        }

        @Override
        public void writeTo(JsonGenerator g) throws IOException {
            g.writeStartArray();
            for (JsonValue item : items) {
                item.writeTo(g);
            }
            g.writeEndArray();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return TreeEquality.of(this, other);
        }

        @Override
        public int hashCode() {
            return TreeEquality.hash(this);
        }

        @Override
        public String toString() {
            return Describe.of(this);
        }
    }

    record Str(String value) implements JsonValue {
        @Override
        public void writeTo(JsonGenerator g) throws IOException {
            g.writeString(value);
        }

        @Override
        public String toString() {
            return Describe.of(this);
        }
    }

    /** A number by its literal: {@code 1.0} and {@code 1} are two values. */
    record Num(String literal) implements JsonValue {
        public static Num of(long value) {
            return new Num(Long.toString(value));
        }

        public static Num of(double value) {
            return new Num(Numbers.text(value));
        }

        /** Throws NumberFormatException where the exponent has more than 32 bits. */
        public BigDecimal decimalValue() {
            return new BigDecimal(literal);
        }

        public double doubleValue() {
            return Double.parseDouble(literal);
        }

        @Override
        public void writeTo(JsonGenerator g) throws IOException {
            g.writeNumber(literal);
        }

        @Override
        public String toString() {
            return literal;
        }
    }

    record Bool(boolean value) implements JsonValue {
        @Override
        public void writeTo(JsonGenerator g) throws IOException {
            g.writeBoolean(value);
        }

        @Override
        public String toString() {
            return Boolean.toString(value);
        }
    }

    enum Null implements JsonValue {
        NULL;

        @Override
        public void writeTo(JsonGenerator g) throws IOException {
            g.writeNull();
        }

        @Override
        public String toString() {
            return "null";
        }
    }
}
