package dev.parley.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.io.StringWriter;

/** {@code toString} of everything here: JSON with long strings cut, so that a log line never holds an image. */
final class Describe {
    private static final int LONGEST_STRING = 120;

    private Describe() {}

    static String of(JsonModel model) {
        StringWriter out = new StringWriter();
        if (!(model instanceof JsonValue)) {
            out.append(model.getClass().getSimpleName());
        }
        try (JsonGenerator g = new Cutting(Json.factory().createGenerator(out))) {
            model.writeTo(g);
        } catch (IOException e) {
            return model.getClass().getSimpleName() + " (" + e.getMessage() + ")";
        }
        return out.toString();
    }

    private static final class Cutting extends JsonGeneratorDelegate {
        Cutting(JsonGenerator to) {
            super(to, false);
        }

        @Override
        public void writeString(String text) throws IOException {
            super.writeString(Cut.text(text, LONGEST_STRING));
        }
    }
}
