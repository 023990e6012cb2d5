package dev.parley.server.engine.chat;

import dev.parley.model.ComputerTool;
import dev.parley.server.engine.ComputerGrid;
import dev.parley.server.engine.EngineException;
import dev.parley.server.engine.EngineRequest;
import dev.parley.server.screen.ComputerTools;
import dev.parley.server.screen.Grid;
import dev.parley.server.screen.Screens;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how large a turn's display is: as its tool says, or where that can't, as the newest screenshot shows. What a model
 * does that counts in cells means nothing without.
 */
final class Display {
    private final EngineRequest request;
    private final boolean needed;

    private Display(EngineRequest request, boolean needed) {
        this.request = request;
        this.needed = needed;
    }

    /**
     * The display of this computer; null if nobody knows, or no screen has been shown yet.
     *
     * @param needed whether the model counts in cells
     * @throws EngineException if the size is needed and can't be known
     */
    static @Nullable Grid of(ComputerTool computer, EngineRequest request, boolean needed) throws EngineException {
        Display display = new Display(request, needed);
        return ComputerTools.isBatched(computer) ? display.shown() : display.said();
    }

    private @Nullable Grid said() throws EngineException {
        return needed
                ? ComputerGrid.of(request.parameters())
                : Grid.of(request.parameters().tools()).orElse(null);
    }

    private @Nullable Grid shown() throws EngineException {
        OptionalInt newest = Screens.newest(request.conversation());
        if (newest.isEmpty()) {
            return null;
        }
        Grid shown = Screens.sizeOfNewest(request.conversation()).orElse(null);
        if (needed && shown == null) {
            throw Untranslatable.at(
                    ChatContent.atHand(request.pathOf(newest.getAsInt()) + ".output.image_url"),
                    "For this model the size of the screen must be known: the newest screenshot has to be a data: URL of a PNG,"
                            + " JPEG or WebP image.");
        }
        return shown;
    }
}
