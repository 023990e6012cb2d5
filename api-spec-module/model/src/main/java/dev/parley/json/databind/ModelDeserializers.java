package dev.parley.json.databind;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.Deserializers;
import dev.parley.json.JsonModel;
import org.jspecify.annotations.Nullable;

/** A deserializer for each type of the model that is asked for; databind keeps them. */
final class ModelDeserializers extends Deserializers.Base {
    private final boolean strict;

    ModelDeserializers(boolean strict) {
        this.strict = strict;
    }

    @Override
    public @Nullable JsonDeserializer<?> findBeanDeserializer(
            JavaType type, DeserializationConfig config, BeanDescription description) {
        return find(type.getRawClass());
    }

    @Override
    public @Nullable JsonDeserializer<?> findEnumDeserializer(
            Class<?> type, DeserializationConfig config, BeanDescription description) {
        return find(type);
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
        return JsonModel.class.isAssignableFrom(type);
    }

    private @Nullable JsonDeserializer<?> find(Class<?> type) {
        return JsonModel.class.isAssignableFrom(type)
                ? new ModelDeserializer(type.asSubclass(JsonModel.class), strict)
                : null;
    }
}
