package dev.parley.server;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parley.server.store.Retention;
import dev.parley.server.store.sql.StoreAccess;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where responses are kept, and how long; the file may say the URL alone. In a limit 0 is without one, and null takes the
 * default.
 *
 * @param url JDBC URL of the database
 * @param user who asks the database
 * @param password the database's password; in no text about the configuration
 * @param ttlHours a response older than this is deleted
 * @param maxResponses so many of each tenant are kept, the newest
 * @param maxMegabytes so many of all tenants together are kept, the newest responses with their input and events
 * @param resumeMinutes so long after its end a response's events are kept
 * @param ttlSeconds the same as {@code ttlHours} where hours are too long
 * @param resumeSeconds the same as {@code resumeMinutes} where minutes are too long
 */
public record StoreConfig(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @JsonProperty("ttl_hours") @Nullable Integer ttlHours,
        @JsonProperty("max_responses") @Nullable Integer maxResponses,
        @JsonProperty("max_megabytes") @Nullable Integer maxMegabytes,
        @JsonProperty("resume_minutes") @Nullable Integer resumeMinutes,
        @JsonProperty("ttl_seconds") @Nullable Integer ttlSeconds,
        @JsonProperty("resume_seconds") @Nullable Integer resumeSeconds) {
    private static final long MEGABYTE = 1_000_000;

    /** Fills in the defaults: a file in the working directory, 30 days, 100,000 responses of any size, an hour. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public StoreConfig {
        url = Objects.requireNonNullElse(url, "jdbc:sqlite:parley-data/parley.db");
        ttlHours = Objects.requireNonNullElse(ttlHours, ttlSeconds == null ? 30 * 24 : 0);
        maxResponses = Objects.requireNonNullElse(maxResponses, 100_000);
        maxMegabytes = Objects.requireNonNullElse(maxMegabytes, 0);
        resumeMinutes = Objects.requireNonNullElse(resumeMinutes, resumeSeconds == null ? 60 : 0);
        ttlSeconds = Objects.requireNonNullElse(ttlSeconds, 0);
        resumeSeconds = Objects.requireNonNullElse(resumeSeconds, 0);
    }

    /** With limits in hours and minutes. */
    public StoreConfig(
            @Nullable String url,
            @Nullable String user,
            @Nullable String password,
            @Nullable Integer ttlHours,
            @Nullable Integer maxResponses,
            @Nullable Integer maxMegabytes,
            @Nullable Integer resumeMinutes) {
        this(url, user, password, ttlHours, maxResponses, maxMegabytes, resumeMinutes, null, null);
    }

    /** The default of everything. */
    public static StoreConfig byDefault() {
        return new StoreConfig(null, null, null, null, null, null, null);
    }

    /** This JDBC URL, and the default of everything else. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StoreConfig of(String url) {
        return byDefault().at(url);
    }

    /** The same limits in another database, which does not get this one's password. */
    StoreConfig at(String otherUrl) {
        return in(otherUrl, null, null);
    }

    /** The same database and limits, asked by this user. */
    StoreConfig as(@Nullable String otherUser, @Nullable String otherPassword) {
        return in(url, otherUser, otherPassword);
    }

    private StoreConfig in(@Nullable String otherUrl, @Nullable String otherUser, @Nullable String otherPassword) {
        return new StoreConfig(
                otherUrl,
                otherUser,
                otherPassword,
                ttlHours,
                maxResponses,
                maxMegabytes,
                resumeMinutes,
                ttlSeconds,
                resumeSeconds);
    }

    StoreAccess access() {
        return new StoreAccess(Objects.requireNonNull(url), user, password);
    }

    Retention retention() {
        return new Retention(
                limit(Duration.ofHours(ttlHours).plusSeconds(ttlSeconds)),
                maxResponses == 0 ? null : maxResponses,
                limit(Duration.ofMinutes(resumeMinutes).plusSeconds(resumeSeconds)),
                maxMegabytes == 0 ? null : maxMegabytes * MEGABYTE);
    }

    private static @Nullable Duration limit(Duration time) {
        return time.isZero() ? null : time;
    }

    @Override
    public String toString() {
        return access().place();
    }
}
