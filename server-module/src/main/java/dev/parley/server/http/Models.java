package dev.parley.server.http;

import dev.parley.server.engine.ModelNames.Listed;
import java.time.Instant;
import java.util.List;

/** The models that the server has by name, in the order of their routes, and since when it has them. */
public record Models(List<Listed> listed, Instant since) {
    public Models {
        listed = List.copyOf(listed);
    }
}
