package dev.parley.server.store;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Keeps responses and their event logs. What a call has written is there for every later call, also after the process
 * is killed; {@link #append} alone is written later. A live response (queued, in progress) is held by the store that
 * inserted it, under a lease, and only its holder changes it. Implementations are safe for use by many threads; a
 * failing database surfaces as {@link StoreException} within a bounded time.
 */
public interface ResponseStore extends AutoCloseable {

    /** Adds a response under a new id; a live one is held by this store from now on. */
    void insert(StoredResponse response);

    /** Adds a queued response with what it takes to run it: should its holder go, {@link #takeWaiting} gives it out. */
    void insert(WaitingResponse waiting);

    /** Replaces status and response object of a live response, which waits no longer; false if it is deleted, finished or taken over. */
    boolean update(StoredResponse response);

    /**
     * Adds events to the log of a live response that this store holds. Returns at once and writes soon, in batches; waits
     * where too much is waiting to be written. Events of a response that is deleted or taken over are dropped.
     *
     * @throws StoreException if events appended earlier could not be written; the log is lost then
     */
    void append(String id, List<LoggedEvent> events);

    /**
     * Writes the terminal state together with the last events, after all that were appended, in one transaction. Where
     * earlier events are lost, the state is written and the log is {@link EventLog#GONE}.
     *
     * @return false if the response is deleted, finished or taken over
     * @throws StoreException if it can't be written; {@link #takeExpired} gives the response out once the database is back
     */
    boolean finish(StoredResponse terminal, List<LoggedEvent> last);

    /** The response, if this tenant has it. */
    Optional<StoredResponse> find(String tenant, String id);

    /**
     * The response and all it continues, oldest first.
     *
     * @return empty if the response or any link of its chain is unknown to this tenant
     */
    List<StoredResponse> chain(String tenant, String id);

    /** Logged events with a sequence number above {@code after}, in order, at most {@code limit}: what is written so far. */
    List<LoggedEvent> events(String tenant, String id, long after, int limit);

    /** Sequence number of the last logged event that is written so far; empty where there is none. */
    OptionalLong lastEvent(String tenant, String id);

    /** A page of this tenant's responses; empty if the page's {@code after} or {@code before} is unknown to it. */
    Optional<Page> list(String tenant, PageRequest page);

    /** Removes the response, its input and its events for good; false if this tenant has none of that id. */
    boolean delete(String tenant, String id);

    /**
     * Extends the leases of all live responses that this store holds.
     *
     * @return their ids; a response that was live here before the call and is not among them is deleted or taken over
     */
    Set<String> renewLeases();

    /** Takes over live responses whose lease has run out, at most {@code limit}; who takes them has to finish them. */
    List<StoredResponse> takeExpired(int limit);

    /**
     * Takes over responses that wait and that nobody holds any more, the oldest first, at most {@code limit}; who takes them
     * has to run them.
     */
    List<WaitingResponse> takeWaiting(int limit);

    /** Lets go of live responses that this store holds: whoever looks next takes them over. */
    void release(Set<String> ids);

    /** Takes over a live response that another store holds, to finish it; false if this tenant has no live one of that id. */
    boolean takeOver(String tenant, String id);

    /** Deletes one bounded batch of what the retention no longer covers; returns how many responses and logs went. */
    int sweep(Retention retention);

    /** Writes what was appended, and lets go of the database; closing twice is fine. */
    @Override
    void close();
}
