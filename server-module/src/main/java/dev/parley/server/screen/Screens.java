package dev.parley.server.screen;

import dev.parley.model.ComputerCallOutput;
import dev.parley.model.ComputerScreenshot;
import dev.parley.model.InputImage;
import dev.parley.model.InputItem;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** The screens that a conversation shows. */
public final class Screens {
    private Screens() {}

    /** Where in the conversation the newest one is. */
    public static OptionalInt newest(List<InputItem> conversation) {
        for (int i = conversation.size() - 1; i >= 0; i--) {
            if (conversation.get(i) instanceof ComputerCallOutput) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    /** How large the display is that the newest one shows; empty if there is none, or none that can be looked at here. */
    public static Optional<Grid> sizeOfNewest(List<InputItem> conversation) {
        OptionalInt newest = newest(conversation);
        String url = newest.isEmpty() ? null : url((ComputerCallOutput) conversation.get(newest.getAsInt()));
        return url == null ? Optional.empty() : ImageHeader.size(url);
    }

    private static @Nullable String url(ComputerCallOutput output) {
        if (output.output() instanceof ComputerScreenshot screenshot) {
            return screenshot.imageUrl();
        }
        return output.output() instanceof InputImage image ? image.imageUrl() : null;
    }
}
