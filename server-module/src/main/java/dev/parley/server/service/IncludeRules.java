package dev.parley.server.service;

import dev.parley.model.Includable;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked for in addition: image URLs, which answers have anyway. All else is refused by name. */
public final class IncludeRules {
    private static final Set<Includable> THERE_ANYWAY =
            Set.of(Includable.MESSAGE_INPUT_IMAGE_IMAGE_URL, Includable.COMPUTER_CALL_OUTPUT_OUTPUT_IMAGE_URL);

    private IncludeRules() {}

    static List<String> thereAnyway() {
        return THERE_ANYWAY.stream().map(Includable::value).toList();
    }

    /** Whether answers have that anyway, by its wire value. */
    static boolean isThereAnyway(String value) {
        return THERE_ANYWAY.contains(Includable.of(value));
    }

    /** Refuses the first value that would be ignored where something stored is read. */
    public static void check(@Nullable List<Includable> include) {
        if (include == null) {
            return;
        }
        for (Includable value : include) {
            if (!THERE_ANYWAY.contains(value)) {
                throw ApiException.unsupported(
                        "include", "'" + ApiException.shortened(value.value()) + "' can't be included on this server.");
            }
        }
    }
}
