package dev.parley.server;

import org.jspecify.annotations.Nullable;

/**
 * What those who run the server see of it.
 *
 * @param metrics where metrics are served; null for nowhere
 * @param log what is logged, and how
 * @param traces where spans are sent; null for nowhere
 */
public record Operation(
        @Nullable MetricsConfig metrics,
        LogConfig log,
        @Nullable TracesConfig traces) {
    /** Nothing but what goes wrong. */
    public static final Operation DEFAULT = new Operation(null, new LogConfig(LogConfig.Format.TEXT, false));

    /** An operation without traces. */
    public Operation(@Nullable MetricsConfig metrics, LogConfig log) {
        this(metrics, log, null);
    }
}
