package dev.parley.server.store;

import java.util.List;
import java.util.Optional;

/**
 * Keeps responses. What a call has written is there for every later call, also after a restart. Implementations are
 * safe for use by many threads; a failing database surfaces as {@link StoreException}.
 */
public interface ResponseStore extends AutoCloseable {

    /** Adds a response under a new id. */
    void insert(StoredResponse response);

    /** Replaces status and response object of a response that is there; false if it has been deleted. */
    boolean update(StoredResponse response);

    /** The response, if this tenant has it. */
    Optional<StoredResponse> find(String tenant, String id);

    /**
     * The response and all it continues, oldest first.
     *
     * @return empty if the response or any link of its chain is unknown to this tenant
     */
    List<StoredResponse> chain(String tenant, String id);

    /** Removes the response for good; false if this tenant has none of that id. */
    boolean delete(String tenant, String id);

    @Override
    void close();
}
