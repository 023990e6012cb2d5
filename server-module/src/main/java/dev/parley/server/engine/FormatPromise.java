package dev.parley.server.engine;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import dev.parley.model.Message;
import dev.parley.model.OutputTextDeltaEvent;
import dev.parley.model.RefusalDeltaEvent;
import dev.parley.model.TextFormat;
import dev.parley.model.TextFormatJsonObject;
import dev.parley.model.TextFormatJsonSchema;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.schema.SchemaCheck;
import dev.parley.server.engine.schema.SchemaDocument;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What a request says about the form of the answer's text; null where any will do. */
record FormatPromise(@Nullable TextFormat format) {

    static FormatPromise of(CreateResponse request) {
        TextFormat format = request.text() == null ? null : request.text().format();
        boolean json = format instanceof TextFormatJsonObject || format instanceof TextFormatJsonSchema;
        return new FormatPromise(json ? format : null);
    }

    boolean isEmpty() {
        return format == null;
    }

    Text begin() {
        return new Text(format);
    }

    /** The text of one answer, of its last message where there are several. Used by one thread. */
    static final class Text {
        private final @Nullable TextFormat format;
        private final StringBuilder text = new StringBuilder();
        private boolean refusal;

        private Text(@Nullable TextFormat format) {
            this.format = format;
        }

        void note(EngineEvent event) {
            if (event instanceof EngineEvent.TextDelta delta) {
                add(delta.text());
            } else if (event instanceof EngineEvent.RefusalDelta) {
                refusal = true;
            } else if (event instanceof EngineEvent.ItemStart start && start.item() instanceof Message) {
                text.setLength(0);
            } else if (event instanceof EngineEvent.ItemEvent item) {
                if (item.event() instanceof OutputTextDeltaEvent delta) {
                    add(delta.delta());
                }
                refusal |= item.event() instanceof RefusalDeltaEvent;
            }
        }

        boolean isRefusal() {
            return refusal;
        }

        void check() throws EngineException {
            if (format == null) {
                return;
            }
            JsonValue json = parse(text.toString());
            if (!(format instanceof TextFormatJsonSchema schema)) {
                require(json instanceof JsonValue.Obj, "The model's answer is not a JSON object.");
            } else if (!Boolean.FALSE.equals(schema.strict())) {
                require(fits(schema.schema(), json), "The model's answer is not what the schema asks for.");
            }
        }

        private void add(String piece) {
            if (format != null) {
                text.append(piece);
            }
        }

        private static JsonValue parse(String text) throws EngineException {
            try {
                return Json.parse(text);
            } catch (IOException e) {
                throw new EngineException(Failure.of(Kind.BROKEN, "The model's answer is not JSON."), e);
            }
        }

        /** A schema with keywords that can't be checked here is the upstream's to keep. */
        private static boolean fits(JsonValue.Obj schema, JsonValue json) {
            try {
                return new SchemaCheck(new SchemaDocument(schema, "text.format.schema")).accepts(schema, json);
            } catch (EngineException e) {
                return true;
            }
        }

        private static void require(boolean holds, String message) throws EngineException {
            if (!holds) {
                throw new EngineException(Failure.of(Kind.BROKEN, message));
            }
        }
    }
}
