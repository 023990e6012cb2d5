package dev.parley.server.engine;

import dev.parley.model.ComputerTool;
import dev.parley.model.CreateResponse;
import dev.parley.model.Tool;
import dev.parley.server.engine.EngineException.Failure;
import dev.parley.server.engine.EngineException.Kind;
import dev.parley.server.screen.Grid;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a model that counts in cells of a grid has to know of a request's computer. */
public final class ComputerGrid {
    private ComputerGrid() {}

    /**
     * The grid over the display of the request's computer; null if it declares none.
     *
     * @throws EngineException if there is a computer of which nobody says how large its display is
     */
    public static @Nullable Grid of(CreateResponse request) throws EngineException {
        List<Tool> tools = Objects.requireNonNullElse(request.tools(), List.of());
        Grid grid = Grid.of(tools).orElse(null);
        for (int i = 0; i < tools.size() && grid == null; i++) {
            if (tools.get(i) instanceof ComputerTool) {
                throw new EngineException(new Failure(
                        Kind.INVALID_REQUEST,
                        "For this model the computer's display_width and display_height must be known.",
                        "tools[" + i + "].display_width",
                        null));
            }
        }
        return grid;
    }
}
