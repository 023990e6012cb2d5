package dev.parley.server.service;

import dev.parley.json.Json;
import dev.parley.json.JsonReader;
import dev.parley.model.Input;
import dev.parley.model.InputItem;
import dev.parley.model.Message;
import dev.parley.model.MessageContent;
import dev.parley.model.MessageRole;
import dev.parley.model.OutputItem;
import dev.parley.model.Response;
import dev.parley.server.store.StoredResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items that a model sees.
 *
 * @param earlier input and output of the chain, oldest first
 * @param now this turn's input
 */
record Conversation(List<InputItem> earlier, List<InputItem> now) {

    static Conversation of(List<StoredResponse> chain, @Nullable Input input) {
        List<InputItem> earlier = new ArrayList<>();
        for (StoredResponse link : chain) {
            earlier.addAll(stored(link.input()));
            for (OutputItem item : parse(link.response(), Response::read).output()) {
                earlier.add(asInput(item));
            }
        }
        return new Conversation(List.copyOf(earlier), items(input));
    }

    /** Everything, oldest first. */
    List<InputItem> all() {
        List<InputItem> all = new ArrayList<>(earlier);
        all.addAll(now);
        return List.copyOf(all);
    }

    /** This turn's input as the JSON array that is stored, each item with an id. */
    byte[] nowAsJson(Ids ids) {
        return Json.write(new Input.Items(ItemIds.complete(now, ids)));
    }

    /** Input items that {@link #nowAsJson} has written. */
    static List<InputItem> stored(byte[] input) {
        return items(parse(input, Input::read));
    }

    private static List<InputItem> items(@Nullable Input input) {
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

    private static InputItem asInput(OutputItem item) {
        if (item instanceof InputItem input) {
            return input;
        }
        return new InputItem.Unknown(((OutputItem.Unknown) item).json());
    }

    private static <T> T parse(byte[] json, JsonReader<T> reader) {
        try {
            return Json.read(json, reader);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored response can't be read", e);
        }
    }
}
