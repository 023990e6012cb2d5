package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is logged, and how.
 *
 * @param format how lines are written; whoever embeds the server decides that elsewhere
 * @param access whether each request leaves a line
 */
public record LogConfig(Format format, boolean access) {
    /** How lines are written. */
    public enum Format {
        /** For people. */
        @JsonProperty("text")
        TEXT,
        /** A JSON object a line. */
        @JsonProperty("json")
        JSON
    }

    @JsonCreator
    static LogConfig of(
            @JsonProperty("format") @Nullable Format format, @JsonProperty("access") @Nullable Boolean access) {
        return new LogConfig(Objects.requireNonNullElse(format, Format.TEXT), !Boolean.FALSE.equals(access));
    }
}
