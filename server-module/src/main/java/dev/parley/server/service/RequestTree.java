package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A request by wire names, for rules that go over all its parameters. */
public final class RequestTree {
    private RequestTree() {}

    /** Every parameter but {@code input} and {@code tools}, which can be long and are looked at in typed form. */
    public static JsonValue.Obj withoutLongParts(CreateResponse request) {
        CreateResponse small = request.toBuilder().input(null).tools(null).build();
        return of(small);
    }

    /** Any object of the model as it would be written. */
    public static JsonValue.Obj of(JsonModel model) {
        try {
            return (JsonValue.Obj) Json.parse(Json.write(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
