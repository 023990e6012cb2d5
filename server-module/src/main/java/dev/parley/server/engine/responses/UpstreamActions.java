package dev.parley.server.engine.responses;

import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.model.ItemStatus;
import dev.parley.model.OutputItem;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.screen.ActionSet;
import dev.parley.server.screen.ActionWords;
import dev.parley.server.screen.Grid;
import dev.parley.server.screen.ModelSpace;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an upstream's calls of a computer: in the client's words, and in pixels. Other items stay as they are. */
final class UpstreamActions {
    private final ActionWords words;
    private final boolean confirming;
    private final @Nullable Grid grid;

    /** Of a client of these actions; {@code grid} is what the upstream counts positions in, null for pixels. */
    UpstreamActions(ActionSet actions, @Nullable Grid grid) {
        this.words = new ActionWords(actions, ModelSpace.of(null, grid != null));
        this.confirming = actions.confirming();
        this.grid = grid;
    }

    OutputItem read(OutputItem item) throws EngineException {
        if (!(item instanceof ComputerCall call)) {
            return item;
        }
        try {
            return complete(call).toBuilder().action(said(call)).build();
        } catch (IOException e) {
            throw new EngineException(
                    Failure.of(Kind.BROKEN, "The model's action on the computer is none: " + e.getMessage()), e);
        }
    }

    private ComputerAction said(ComputerCall call) throws IOException {
        if (call.action() == null) {
            throw new IOException("it says no type.");
        }
        boolean concerns = call.pendingSafetyChecks() != null
                && !call.pendingSafetyChecks().isEmpty();
        if (concerns && !confirming) {
            throw new IOException("a person has to confirm it, and this client can't be told so.");
        }
        ComputerAction action = words.said(call.action());
        return grid == null ? action : grid.toPixels(action);
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
