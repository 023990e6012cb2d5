package dev.parley.server.screen;

import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerTool;
import dev.parley.model.Tool;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
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
                .filter(tool -> !ComputerTools.isBatched(tool))
                .filter(tool -> tool.displayWidth() != null && tool.displayHeight() != null)
                .filter(tool -> tool.displayWidth() > 0 && tool.displayHeight() > 0)
                .map(tool -> new Grid(tool.displayWidth(), tool.displayHeight()))
                .findFirst();
    }

    /** A call with positions in pixels, by cells. */
    public ComputerCall fromPixels(ComputerCall call) {
        return scaled(call, action -> Scaling.of(action, x -> cell(x, width), y -> cell(y, height)));
    }

    /** A call with positions in cells, in pixels. */
    public ComputerCall toPixels(ComputerCall call) {
        return scaled(call, action -> Scaling.of(action, x -> x * width / CELLS, y -> y * height / CELLS));
    }

    /** A call has one action or a list of them; what another server has called one may have neither. */
    private static ComputerCall scaled(ComputerCall call, UnaryOperator<ComputerAction> scaling) {
        ComputerCall.Builder scaled = call.toBuilder();
        if (call.action() != null) {
            scaled.action(scaling.apply(call.action()));
        }
        if (call.actions() != null) {
            scaled.actions(call.actions().stream().map(scaling).toList());
        }
        return scaled.build();
    }

    /** Rounded up, so that the client's rounding down finds the pixel again. */
    private static long cell(long pixel, long size) {
        return Math.max(0, Math.min(CELLS - 1, (pixel * CELLS + size - 1) / size));
    }
}
