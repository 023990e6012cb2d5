package dev.parley.server.store.sql;

import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.Page;
import dev.parley.server.store.PageRequest;
import dev.parley.server.store.ResponseStore;
import dev.parley.server.store.Retention;
import dev.parley.server.store.StoreException;
import dev.parley.server.store.StoredResponse;
import dev.parley.server.store.WaitingResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Responses in a relational database: one thread writes, in batches; a pool of connections serves the readers. */
public final class SqlResponseStore implements ResponseStore {
    static final WriteQueue.Limits LIMITS =
            new WriteQueue.Limits(16L * 1024 * 1024, Duration.ofMillis(250), Duration.ofSeconds(10));
    private static final int LONGEST_ID = 200;

    private final OpenDatabase database;
    private final Holdings holdings;
    private final Reads reads;
    private final Leases leases;
    private final Sweeps sweeps;
    private final StoreWriter writer;

    private SqlResponseStore(OpenDatabase database, Holdings holdings, WriteQueue.Limits limits) {
        this.database = database;
        this.holdings = holdings;
        this.reads = new Reads(database.pool());
        this.leases = new Leases(holdings);
        this.sweeps = new Sweeps(holdings);
        this.writer = StoreWriter.start(database.transactions(), limits, holdings);
    }

    /** Whether this JDBC URL names a database that the store knows. */
    public static boolean supports(String url) {
        return Database.of(url).isPresent();
    }

    /**
     * Opens the database and migrates it.
     *
     * @throws StoreException if it can't be opened
     */
    public static SqlResponseStore open(StoreAccess access) {
        return open(access, InstantSource.system(), LIMITS);
    }

    static SqlResponseStore open(StoreAccess access, InstantSource clock, WriteQueue.Limits limits) {
        Holdings holdings = new Holdings(UUID.randomUUID().toString(), clock);
        return new SqlResponseStore(OpenDatabase.of(access), holdings, limits);
    }

    /** How many writes wait for the writer. */
    public int waiting() {
        return writer.waiting();
    }

    @Override
    public void insert(StoredResponse response) {
        writer.call(new Write.Insert(response));
    }

    @Override
    public void insert(WaitingResponse waiting) {
        writer.call(new Write.Insert(waiting.response(), waiting.request()));
    }

    @Override
    public boolean update(StoredResponse response) {
        return (Boolean) writer.call(new Write.Update(response));
    }

    @Override
    public void append(String id, List<LoggedEvent> events) {
        if (holdings.hasLostLog(id)) {
            throw new StoreException("earlier events of " + id + " could not be written");
        }
        if (!events.isEmpty()) {
            writer.send(new Write.Append(id, List.copyOf(events)));
        }
    }

    @Override
    public boolean finish(StoredResponse terminal, List<LoggedEvent> last) {
        return (Boolean) writer.call(new Write.Finish(terminal, List.copyOf(last)));
    }

    @Override
    public Optional<StoredResponse> find(String tenant, String id) {
        return canBe(id) ? reads.find(tenant, id) : Optional.empty();
    }

    @Override
    public List<StoredResponse> chain(String tenant, String id) {
        return canBe(id) ? reads.chain(tenant, id) : List.of();
    }

    @Override
    public List<LoggedEvent> events(String tenant, String id, long after, int limit) {
        return canBe(id) ? reads.events(tenant, id, after, limit) : List.of();
    }

    @Override
    public OptionalLong lastEvent(String tenant, String id) {
        return canBe(id) ? reads.lastEvent(tenant, id) : OptionalLong.empty();
    }

    @Override
    public Optional<Page> list(String tenant, PageRequest page) {
        return canBe(page.after()) && canBe(page.before()) ? reads.list(tenant, page) : Optional.empty();
    }

    @Override
    public boolean delete(String tenant, String id) {
        return canBe(id) && (Boolean) writer.call(new Write.Delete(tenant, id));
    }

    @Override
    @SuppressWarnings("unchecked")
    public Set<String> renewLeases() {
        List<String> abandoned = holdings.abandoned();
        Set<String> held = (Set<String>) writer.call(new Write.Task(connection -> leases.renew(connection, abandoned)));
        abandoned.forEach(holdings::release);
        return held;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<StoredResponse> takeExpired(int limit) {
        return (List<StoredResponse>) writer.call(new Write.Task(connection -> leases.takeExpired(connection, limit)));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<WaitingResponse> takeWaiting(int limit) {
        List<WaitingResponse> taken = (List<WaitingResponse>)
                writer.call(new Write.Task(connection -> leases.takeWaiting(connection, limit)));
        taken.forEach(waiting -> holdings.keep(waiting.response().id())); // heard of, so that somebody runs it
        return taken;
    }

    @Override
    public void release(Set<String> ids) {
        writer.call(new Write.Task(connection -> {
            leases.release(connection, ids);
            return true;
        }));
    }

    @Override
    public boolean takeOver(String tenant, String id) {
        return canBe(id)
                && (Boolean) writer.call(new Write.Task(connection -> leases.takeOver(connection, tenant, id)));
    }

    @Override
    public int sweep(Retention retention) {
        // Looked for by a reader: nobody's write waits for it.
        Optional<Sweeps.Cut> cut = retention.bytes() == null ? Optional.empty() : reads.cut(retention.bytes());
        return (Integer) writer.call(new Write.Task(connection -> sweeps.sweep(connection, retention, cut)));
    }

    @Override
    public void close() {
        writer.close();
        database.close();
    }

    /** Ids come from clients: what no id looks like never gets to a database, which might refuse it in its own way. */
    private static boolean canBe(@Nullable String id) {
        return id == null
                || (id.length() <= LONGEST_ID && id.chars().allMatch(character -> character > ' ' && character < 127));
    }
}
