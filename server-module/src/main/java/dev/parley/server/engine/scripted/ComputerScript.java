package dev.parley.server.engine.scripted;

import dev.parley.model.ClickAction;
import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerTool;
import dev.parley.model.KeypressAction;
import dev.parley.model.PointerButton;
import dev.parley.model.TypeAction;
import java.util.List;

/** Three actions that every dialect has, in pixels of the display. */
final class ComputerScript {
    /** How many actions there are. */
    static final int LENGTH = 3;

    private static final long DEFAULT_WIDTH = 1024;
    private static final long DEFAULT_HEIGHT = 768;

    private ComputerScript() {}

    static ComputerAction action(ComputerTool computer, int step) {
        return switch (step) {
            case 0 -> click(computer);
            case 1 -> TypeAction.builder().text("parley").build();
            case 2 -> KeypressAction.builder().keys(List.of("ENTER")).build();
            default -> throw new IllegalArgumentException("the script has no step " + step);
        };
    }

    private static ComputerAction click(ComputerTool computer) {
        long width = computer.displayWidth() == null ? DEFAULT_WIDTH : computer.displayWidth();
        long height = computer.displayHeight() == null ? DEFAULT_HEIGHT : computer.displayHeight();
        return ClickAction.builder()
                .button(PointerButton.LEFT)
                .x(width / 2)
                .y(height / 2)
                .build();
    }
}
