package dev.parley.server;

import org.jspecify.annotations.Nullable;

/**
 * What those who run the server see of it.
 *
 * @param metrics where metrics are served; null for nowhere
 */
public record Operation(@Nullable MetricsConfig metrics) {
    /** Nothing but the log. */
    public static final Operation DEFAULT = new Operation(null);
}
