package dev.parley.json.databind;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.jsontype.TypeDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonReader;
import dev.parley.json.JsonValue;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads one type of the model by its own reader; a member of a union is read as the union and must be that member. */
final class ModelDeserializer extends StdDeserializer<JsonModel> {
    private static final long serialVersionUID = 1L;

    private final Class<? extends JsonModel> type;
    private final transient JsonReader<JsonModel> reader;
    private final boolean strict;

    ModelDeserializer(Class<? extends JsonModel> type, boolean strict) {
        super(type);
        this.type = type;
        this.reader = ModelReader.of(type);
        this.strict = strict;
    }

    @Override
    public JsonModel deserialize(JsonParser p, DeserializationContext context) throws IOException {
        JsonModel value = strict ? Json.readStrict(p, reader) : reader.read(p);
        if (type.isInstance(value)) {
            return value;
        }
        return context.reportInputMismatch(
                this,
                "the value is no %s but %s",
                type.getSimpleName(),
                value.getClass().getSimpleName());
    }

    @Override
    public Object deserializeWithType(JsonParser p, DeserializationContext context, TypeDeserializer typing)
            throws IOException {
        return deserialize(p, context);
    }

    /** Null is a value of raw JSON, and the absence of everything else. */
    @Override
    public @Nullable JsonModel getNullValue(DeserializationContext context) {
        return JsonValue.class.isAssignableFrom(type) && type.isInstance(JsonValue.Null.NULL)
                ? JsonValue.Null.NULL
                : null;
    }

    @Override
    public LogicalType logicalType() {
        return LogicalType.Untyped;
    }

    @Override
    public boolean isCachable() {
        return true;
    }
}
