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
 */
public record StoreConfig(
        @Nullable String url,
        @Nullable String user,
        @Nullable String password,
        @JsonProperty("ttl_hours") @Nullable Integer ttlHours,
        @JsonProperty("max_responses") @Nullable Integer maxResponses,
        @JsonProperty("max_megabytes") @Nullable Integer maxMegabytes,
        @JsonProperty("resume_minutes") @Nullable Integer resumeMinutes) {
    private static final long MEGABYTE = 1_000_000;

    /** Fills in the defaults: a file in the working directory, 30 days, 100,000 responses of any size, an hour. */
    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public StoreConfig {
        url = Objects.requireNonNullElse(url, "jdbc:sqlite:parley-data/parley.db");
        ttlHours = Objects.requireNonNullElse(ttlHours, 30 * 24);
        maxResponses = Objects.requireNonNullElse(maxResponses, 100_000);
        maxMegabytes = Objects.requireNonNullElse(maxMegabytes, 0);
        resumeMinutes = Objects.requireNonNullElse(resumeMinutes, 60);
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
        return new StoreConfig(otherUrl, null, null, ttlHours, maxResponses, maxMegabytes, resumeMinutes);
    }

    /** The same database and limits, asked by this user. */
    StoreConfig as(@Nullable String otherUser, @Nullable String otherPassword) {
        return new StoreConfig(url, otherUser, otherPassword, ttlHours, maxResponses, maxMegabytes, resumeMinutes);
    }

    StoreAccess access() {
        return new StoreAccess(Objects.requireNonNull(url), user, password);
    }

    Retention retention() {
        return new Retention(
                ttlHours == 0 ? null : Duration.ofHours(ttlHours),
                maxResponses == 0 ? null : maxResponses,
                resumeMinutes == 0 ? null : Duration.ofMinutes(resumeMinutes),
                maxMegabytes == 0 ? null : maxMegabytes * MEGABYTE);
    }

    @Override
    public String toString() {
        return access().place();
    }
}
