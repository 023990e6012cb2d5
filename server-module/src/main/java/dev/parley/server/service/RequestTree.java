package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.json.JsonModel;
import dev.parley.json.JsonValue;
import dev.parley.model.CreateResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A request, and the same by wire names for rules that go over all its parameters.
 *
 * @param fields every parameter but {@code input} and {@code tools}, which can be long and are looked at in typed form
 */
public record RequestTree(CreateResponse request, JsonValue.Obj fields) {

    /** The tree of a request as it came. */
    public static RequestTree of(CreateResponse request) {
        CreateResponse small = request.toBuilder().input(null).tools(null).build();
        return new RequestTree(request, objectOf(small));
    }

    /** Whether it asks for anything by that parameter; null, and what would happen anyway, don't. */
    public boolean asksFor(String parameter) {
        JsonValue value = fields.get(parameter);
        return value != null && RequestParameters.asks(parameter, value);
    }

    /** The same with what a dialect has made of its long parts. */
    public RequestTree with(CreateResponse read) {
        return new RequestTree(read, fields);
    }

    /** Any object of the model as it would be written. */
    public static JsonValue.Obj objectOf(JsonModel model) {
        try {
            return (JsonValue.Obj) Json.parse(Json.write(model));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
