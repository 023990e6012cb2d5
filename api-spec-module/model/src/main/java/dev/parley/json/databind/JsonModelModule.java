package dev.parley.json.databind;

import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.databind.Module;

/**
 * Lets an {@code ObjectMapper} read and write the model's types wherever they stand: alone, in beans, in collections.
 * They keep their own reader and writer, so the mapper's naming, inclusion and typing rules do not reach into them.
 */
public final class JsonModelModule extends Module {
    private final boolean strict;

    /** Lenient: what {@code findAndRegisterModules} finds. */
    public JsonModelModule() {
        this(false);
    }

    private JsonModelModule(boolean strict) {
        this.strict = strict;
    }

    /** What does not fit the contract is kept as it is. */
    public static JsonModelModule lenient() {
        return new JsonModelModule(false);
    }

    /** What does not fit is refused with a {@link dev.parley.json.JsonMismatchException}, the cause where beans are around it. */
    public static JsonModelModule strict() {
        return new JsonModelModule(true);
    }

    @Override
    public String getModuleName() {
        return "parley-model";
    }

    /** A mapper ignores a module that it has: a strict one may follow a lenient one, and wins. */
    @Override
    public Object getTypeId() {
        return getModuleName() + (strict ? "-strict" : "-lenient");
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new ModelSerializers());
        context.addDeserializers(new ModelDeserializers(strict));
    }
}
