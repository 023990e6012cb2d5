package dev.parley.server.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One response as it is kept: canonical JSON in, canonical JSON out. The store does not look inside.
 *
 * @param tenant whose it is; another tenant's id is an unknown id
 * @param dialect name of the dialect in which it is answered
 * @param previousId the response it continues
 * @param status wire value of the response's status
 * @param log whether its events are kept
 * @param input this turn's input items, a JSON array; each item has an {@code id}
 * @param response the response object, a JSON object
 */
public record StoredResponse(
        String id,
        String tenant,
        String dialect,
        @Nullable String previousId,
        Instant createdAt,
        String status,
        EventLog log,
        byte[] input,
        byte[] response) {

    /** Whether the response can still change. */
    public boolean isLive() {
        return status.equals("queued") || status.equals("in_progress");
    }

    /** The same response in a later state. */
    public StoredResponse withState(String newStatus, byte[] newResponse) {
        return new StoredResponse(id, tenant, dialect, previousId, createdAt, newStatus, log, input, newResponse);
    }
}
