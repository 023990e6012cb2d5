package dev.parley.server.screen;

import dev.parley.model.ComputerTool;
import dev.parley.model.ComputerToolType;
import dev.parley.model.Tool;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a computer tool's spelling says of it. */
public final class ComputerTools {
    private ComputerTools() {}

    /** Whether calls of this tool have a list of actions. It says nothing of its display: positions are pixels of the screenshot. */
    public static boolean isBatched(ComputerTool tool) {
        return ComputerToolType.COMPUTER.value().equals(tool.type());
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
