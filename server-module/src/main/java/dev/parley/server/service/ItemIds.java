package dev.parley.server.service;

import dev.parley.json.JsonValue;
import dev.parley.model.InputItem;
import dev.parley.model.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives input items the ids by which they are listed later. An item keeps the id it brings, unless another of the same input
 * has it already: a list could not be paged through then.
 */
final class ItemIds {
    private static final String ID = "id";

    private final Ids ids;
    private final Set<String> taken = new HashSet<>();

    private ItemIds(Ids ids) {
        this.ids = ids;
    }

    static List<InputItem> complete(List<InputItem> items, Ids ids) {
        ItemIds unique = new ItemIds(ids);
        List<InputItem> complete = new ArrayList<>(items.size());
        for (InputItem item : items) {
            String id = of(item);
            complete.add(id != null && !id.isBlank() && unique.taken.add(id) ? item : unique.renamed(item));
        }
        return List.copyOf(complete);
    }

    /** The item's id, where it has one. */
    static @Nullable String of(InputItem item) {
        if (item instanceof Message message) {
            return message.id(); // nearly all are messages
        }
        return RequestTree.objectOf(item).get(ID) instanceof JsonValue.Str id ? id.value() : null;
    }

    private InputItem renamed(InputItem item) {
        String id = ids.next(Ids.prefixOf(item.type()));
        if (item instanceof Message message) {
            return message.toBuilder().id(id).build();
        }
        Map<String, JsonValue> members =
                new LinkedHashMap<>(RequestTree.objectOf(item).members());
        members.put(ID, new JsonValue.Str(id));
        try {
            return new JsonValue.Obj(members).as(InputItem::read);
        } catch (IOException e) {
            throw new UncheckedIOException("an item can't be read with an id", e);
        }
    }
}
