package dev.parley.json.databind;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.ser.Serializers;
import dev.parley.json.JsonModel;
import org.jspecify.annotations.Nullable;

/** One serializer for every type of the model, enums and records alike. */
final class ModelSerializers extends Serializers.Base {
    private final JsonSerializer<JsonModel> serializer = new ModelSerializer();

    @Override
    public @Nullable JsonSerializer<?> findSerializer(
            SerializationConfig config, JavaType type, BeanDescription description) {
        return JsonModel.class.isAssignableFrom(type.getRawClass()) ? serializer : null;
    }
}
