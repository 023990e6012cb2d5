package dev.parley.server.engine;

import dev.parley.json.Json;
import dev.parley.model.CreateResponse;
import dev.parley.model.Input;
import dev.parley.model.InputItem;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.server.screen.ActionSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Makes engine requests from the JSON that a client would send. */
public final class Turn {
    private Turn() {}

    /** A first turn. */
    public static EngineRequest of(String json) {
        return after(List.of(), json, new Cancellation());
    }

    /** A first turn that can be cancelled. */
    public static EngineRequest of(String json, Cancellation cancellation) {
        return after(List.of(), json, cancellation);
    }

    /** A turn after earlier items of its chain. */
    public static EngineRequest after(List<InputItem> earlier, String json, Cancellation cancellation) {
        CreateResponse parameters = read(json);
        List<InputItem> conversation = new ArrayList<>(earlier);
        conversation.addAll(items(parameters.input()));
        return new EngineRequest("a-model", conversation, parameters, ActionSet.NONE, cancellation, null);
    }

    public static List<InputItem> items(Input input) {
        if (input instanceof Input.Items items) {
            return items.value();
        }
        if (input instanceof Input.Text text) {
            return List.of(Message.builder()
                    .role(MessageRole.USER)
                    .content(new MessageContent.Text(text.value()))
                    .build());
        }
        return List.of();
    }

    private static CreateResponse read(String json) {
        try {
            return Json.read(json, CreateResponse::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
