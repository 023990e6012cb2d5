package dev.parley.server.service;

import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerCallOutput;
import dev.parley.model.FunctionCall;
import dev.parley.model.FunctionCallOutput;
import dev.parley.model.InputItem;
import dev.parley.model.Message;
import dev.parley.model.ReasoningItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives input items the ids by which they are listed later. An item keeps the id it brings, unless another of the same input
 * has it already: a list could not be paged through then.
 */
final class ItemIds {
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
            return message.id();
        } else if (item instanceof FunctionCall call) {
            return call.id();
        } else if (item instanceof FunctionCallOutput output) {
            return output.id();
        } else if (item instanceof ComputerCall call) {
            return call.id();
        } else if (item instanceof ComputerCallOutput output) {
            return output.id();
        } else if (item instanceof ReasoningItem reasoning) {
            return reasoning.id();
        }
        return null;
    }

    private InputItem renamed(InputItem item) {
        if (item instanceof Message message) {
            return message.toBuilder().id(ids.message()).build();
        } else if (item instanceof FunctionCall call) {
            return call.toBuilder().id(ids.functionCall()).build();
        } else if (item instanceof FunctionCallOutput output) {
            return output.toBuilder().id(ids.functionCallOutput()).build();
        } else if (item instanceof ComputerCall call) {
            return call.toBuilder().id(ids.computerCall()).build();
        } else if (item instanceof ComputerCallOutput output) {
            return output.toBuilder().id(ids.computerCallOutput()).build();
        } else if (item instanceof ReasoningItem reasoning) {
            return reasoning.toBuilder().id(ids.reasoning()).build();
        }
        return item; // no other kind is understood, so none comes this far
    }
}
