package dev.parley.client.http;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Values as a query has them: strings and open enums without quotes. */
final class PlainText {
    private PlainText() {}

    static String of(Object value) {
        if (!(value instanceof JsonModel model)) {
            return value.toString();
        }
        try {
            return Json.parse(Json.write(model)) instanceof JsonValue.Str text ? text.value() : model.toJson();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
