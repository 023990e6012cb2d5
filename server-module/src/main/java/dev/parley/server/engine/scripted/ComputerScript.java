package dev.parley.server.engine.scripted;

import dev.parley.model.ClickAction;
import dev.parley.model.ComputerAction;
import dev.parley.model.ComputerCall;
import dev.parley.model.ComputerTool;
import dev.parley.model.KeypressAction;
import dev.parley.model.PointerButton;
import dev.parley.model.ScreenshotAction;
import dev.parley.model.TypeAction;
import dev.parley.server.screen.ComputerTools;
import dev.parley.server.screen.Grid;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A click, a text and a key, which every dialect has, in pixels of the display and in three calls. Where a call may have several
 * actions, the first one asks for the screen, which nobody has seen yet, and the second one has two.
 */
final class ComputerScript {
    /** How many calls there are. */
    static final int LENGTH = 3;

    private static final Grid USUAL = new Grid(1024, 768);
    private static final ComputerAction SCREEN = ScreenshotAction.builder().build();
    private static final ComputerAction TEXT =
            TypeAction.builder().text("parley").build();
    private static final ComputerAction KEY =
            KeypressAction.builder().keys(List.of("ENTER")).build();

    private ComputerScript() {}

    /**
     * The call of one step, without an id.
     *
     * @param screen the newest screen; null if nobody knows how large it is
     */
    static ComputerCall call(ComputerTool computer, int step, @Nullable Grid screen) {
        ComputerCall.Builder call = ComputerCall.builder().callId("");
        if (ComputerTools.isBatched(computer)) {
            ComputerAction click = click(screen == null ? USUAL : screen);
            return call.actions(List.of(List.of(SCREEN), List.of(click, TEXT), List.of(KEY))
                            .get(step))
                    .build();
        }
        ComputerAction click = click(Grid.of(List.of(computer)).orElse(USUAL));
        return call.action(List.of(click, TEXT, KEY).get(step)).build();
    }

    private static ComputerAction click(Grid display) {
        return ClickAction.builder()
                .button(PointerButton.LEFT)
                .x(display.width() / 2)
                .y(display.height() / 2)
                .build();
    }
}
