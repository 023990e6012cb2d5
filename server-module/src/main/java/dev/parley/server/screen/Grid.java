package dev.parley.server.screen;

import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerTool;
import dev.parley.model.Tool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The grid of 0 to 999 that lies over a display, whatever its size. Clients scale by {@code cell / 1000 * size}.
 *
 * @param width of the display, in pixels
 * @param height of the display, in pixels
 */
public record Grid(long width, long height) {
    private static final int CELLS = 1000;

    /** The grid of the first computer tool that says how large its display is. */
    public static Optional<Grid> of(@Nullable List<Tool> tools) {
        if (tools == null) {
            return Optional.empty();
        }
        return tools.stream()
                .filter(ComputerTool.class::isInstance)
                .map(ComputerTool.class::cast)
                .filter(tool -> tool.displayWidth() != null && tool.displayHeight() != null)
                .filter(tool -> tool.displayWidth() > 0 && tool.displayHeight() > 0)
                .map(tool -> new Grid(tool.displayWidth(), tool.displayHeight()))
                .findFirst();
    }

    /** An action of pixels, by cells. */
    public ComputerAction fromPixels(ComputerAction action) {
        return Scaling.of(action, x -> cell(x, width), y -> cell(y, height));
    }

    /** An action of cells, in pixels. */
    public ComputerAction toPixels(ComputerAction action) {
        return Scaling.of(action, x -> x * width / CELLS, y -> y * height / CELLS);
    }

    /** Rounded up, so that the client's rounding down finds the pixel again. */
    private static long cell(long pixel, long size) {
        return Math.max(0, Math.min(CELLS - 1, (pixel * CELLS + size - 1) / size));
    }
}
