package dev.parley.server.engine.responses;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.screen.ActionWords;
import dev.parley.server.screen.ComputerTools;
import dev.parley.server.screen.Grid;
import dev.parley.server.screen.ModelSpace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an upstream's calls of a computer: in the client's words, and in pixels. Other items stay as they are. */
final class UpstreamActions {
    private static final String ACTION = "action";
    private static final String ACTIONS = "actions";

    private final ActionWords words;
    private final boolean confirming;
    private final boolean batched;
    private final @Nullable Grid grid;

    /** Of the client that asks this; {@code grid} is what the upstream counts positions in, null for pixels. */
    UpstreamActions(EngineRequest request, @Nullable Grid grid) {
        this.batched = ComputerTools.first(request.parameters().tools())
                .map(ComputerTools::isBatched)
                .orElse(false);
        ModelSpace space = grid == null ? ModelSpace.ofPixels(null) : ModelSpace.ofCells();
        this.words = new ActionWords(request.actions(), space, batched);
        this.confirming = request.actions().confirming();
        this.grid = grid;
    }

    OutputItem read(OutputItem item) throws EngineException {
        if (!(item instanceof ComputerCall call)) {
            return item;
        }
        try {
            ComputerCall said = with(said(call), complete(call));
            return grid == null ? said : grid.toPixels(said);
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(Kind.BROKEN, "The model's action on the computer is none: " + e.getMessage()), e);
        }
    }

    private List<ComputerAction> said(ComputerCall call) throws IOException {
        List<ComputerAction> wanted = ComputerTools.actionsOf(call);
        if (wanted.isEmpty()) {
            throw new IOException("it says no type.");
        }
        if (wanted.size() > 1 && !batched) {
            throw new IOException("they are several, and this client takes one at a time.");
        }
        boolean concerns = call.pendingSafetyChecks() != null
                && !call.pendingSafetyChecks().isEmpty();
        if (concerns && !confirming) {
            throw new IOException("a person has to confirm it, and this client can't be told so.");
        }
        List<ComputerAction> said = new ArrayList<>();
        for (ComputerAction action : wanted) {
            said.add(words.said(action));
        }
        return said;
    }

    /** The upstream's call with these actions, where its client looks for them. */
    private ComputerCall with(List<ComputerAction> said, ComputerCall call) throws IOException {
        boolean misplaced = batched ? call.action() != null : call.actions() != null;
        ComputerCall.Builder told = (misplaced ? without(batched ? ACTION : ACTIONS, call) : call).toBuilder();
        return batched ? told.actions(said).build() : told.action(said.get(0)).build();
    }

    private static ComputerCall without(String member, ComputerCall call) throws IOException {
        if (!(Json.parse(Json.write(call)) instanceof JsonValue.Obj written)) {
            throw new IOException("it is no object.");
        }
        Map<String, JsonValue> members = new LinkedHashMap<>(written.members());
        members.remove(member);
        return new JsonValue.Obj(members).as(ComputerCall::read);
    }

    /** Some documents have neither checks nor a state, which others require. */
    private static ComputerCall complete(ComputerCall call) {
        ComputerCall.Builder whole = call.toBuilder();
        if (call.pendingSafetyChecks() == null) {
            whole.pendingSafetyChecks(List.of());
        }
        return call.status() == null ? whole.status(ItemStatus.IN_PROGRESS).build() : whole.build();
    }
}
