package dev.parley.server.service;

import dev.parley.model.Input;
import dev.parley.model.InputItem;
import dev.parley.model.ItemReference;
import dev.parley.server.store.ResponseStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts in the place of references what they stand for: items of the tenant's stored responses, asked or answered. */
final class ItemReferences {
    private final ResponseStore store;
    private final String tenant;
    private final Map<String, Map<String, InputItem>> byResponse = new HashMap<>();

    ItemReferences(ResponseStore store, String tenant) {
        this.store = store;
        this.tenant = tenant;
    }

    /** The input without references; one that stands for nothing is an {@link ApiException}. */
    @Nullable
    Input resolved(@Nullable Input input) {
        if (!(input instanceof Input.Items items)
                || items.value().stream().noneMatch(ItemReference.class::isInstance)) {
            return input;
        }
        List<InputItem> resolved = new ArrayList<>();
        for (int i = 0; i < items.value().size(); i++) {
            InputItem item = items.value().get(i);
            resolved.add(item instanceof ItemReference reference ? find(reference.id(), "input[" + i + "].id") : item);
        }
        return new Input.Items(List.copyOf(resolved));
    }

    private InputItem find(String id, String where) {
        InputItem item = Ids.responseOf(id)
                .map(response ->
                        byResponse.computeIfAbsent(response, this::itemsOf).get(id))
                .orElse(null);
        if (item == null) {
            throw ApiException.invalid(
                    "item_not_found",
                    where,
                    "Item with id '" + ApiException.shortened(id)
                            + "' not found: it has to be one of a stored response.");
        }
        return item;
    }

    private Map<String, InputItem> itemsOf(String responseId) {
        Map<String, InputItem> items = new HashMap<>();
        store.find(tenant, responseId)
                .ifPresent(stored -> Conversation.of(List.of(stored), null)
                        .earlier()
                        .forEach(item -> items.put(String.valueOf(ItemIds.of(item)), item)));
        return items;
    }
}
