package dev.parley.server.screen;

import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerTool;
import dev.parley.model.ComputerToolType;
import dev.parley.model.Tool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Computer tools, what their spelling says of them, and their calls. */
public final class ComputerTools {
    private ComputerTools() {}

    /** Whether calls of this tool have a list of actions. It says nothing of its display: positions are pixels of the screenshot. */
    public static boolean isBatched(ComputerTool tool) {
        return ComputerToolType.COMPUTER.value().equals(tool.type());
    }

    /** What is to be done, one thing or several; nothing in a call that is only announced, or that another server has called one. */
    public static List<ComputerAction> actionsOf(ComputerCall call) {
        if (call.actions() != null && !call.actions().isEmpty()) {
            return call.actions();
        }
        return call.action() == null ? List.of() : List.of(call.action());
    }

    /** The first computer tool among these. */
    public static Optional<ComputerTool> first(@Nullable List<Tool> tools) {
        return tools == null
                ? Optional.empty()
                : tools.stream()
                        .filter(ComputerTool.class::isInstance)
                        .map(ComputerTool.class::cast)
                        .findFirst();
    }
}
