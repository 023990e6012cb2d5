package dev.parley.json.databind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.parley.json.JsonModel;
import java.io.IOException;

/** Lets the model write itself. */
final class ModelSerializer extends StdSerializer<JsonModel> {
    private static final long serialVersionUID = 1L;

    ModelSerializer() {
        super(JsonModel.class);
    }

    @Override
    public void serialize(JsonModel model, JsonGenerator g, SerializerProvider provider) throws IOException {
        // Text takes a literal as it is; what takes bytes as they are is no text.
        model.writeTo(g.canWriteBinaryNatively() ? new NumberGenerator(g) : g);
    }

    /** The model's own {@code type} says what it is. */
    @Override
    public void serializeWithType(JsonModel model, JsonGenerator g, SerializerProvider provider, TypeSerializer type)
            throws IOException {
        serialize(model, g, provider);
    }
}
