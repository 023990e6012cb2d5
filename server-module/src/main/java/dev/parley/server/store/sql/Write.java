package dev.parley.server.store.sql;

import dev.parley.server.store.LoggedEvent;
import dev.parley.server.store.StoredResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something for the writer to do. Those that are written together are written in the order of this list. */
sealed interface Write {

    /** Which response it is about; {@link Task#ID} for a task. */
    String id();

    /** About how much memory it holds while it waits. */
    long bytes();

    /**
     * Whether it has to survive the machine's own end once it is written. What has not ended needs not: nobody would go on with
     * it, and a later write that has to takes it along.
     */
    default boolean isDurable() {
        return true;
    }

    /**
     * Adds a response.
     *
     * @param request what it takes to run it, where that is kept
     */
    record Insert(StoredResponse response, byte @Nullable [] request) implements Write {
        Insert(StoredResponse response) {
            this(response, null);
        }

        @Override
        public String id() {
            return response.id();
        }

        @Override
        public long bytes() {
            long more = request == null ? 0 : request.length;
            return more + response.input().length + response.response().length;
        }

        /** What waits is promised, and what has ended is told as such. */
        @Override
        public boolean isDurable() {
            return request != null || !response.isLive();
        }
    }

    /** Changes a live response. */
    record Update(StoredResponse response) implements Write {
        @Override
        public String id() {
            return response.id();
        }

        @Override
        public long bytes() {
            return response.response().length;
        }
    }

    /** Adds to a log; nobody waits for it. */
    record Append(String id, List<LoggedEvent> events) implements Write {
        @Override
        public long bytes() {
            return EventChunk.size(events);
        }

        @Override
        public boolean isDurable() {
            return false;
        }
    }

    /** Ends a response. */
    record Finish(StoredResponse response, List<LoggedEvent> last) implements Write {
        @Override
        public String id() {
            return response.id();
        }

        @Override
        public long bytes() {
            return response.response().length + EventChunk.size(last);
        }
    }

    /** Removes a response. */
    record Delete(String tenant, String id) implements Write {
        @Override
        public long bytes() {
            return 0;
        }
    }

    /** Anything else, which leaves single responses alone. */
    record Task(Step step) implements Write {
        /** Of no response. */
        static final String ID = "";

        @Override
        public String id() {
            return ID;
        }

        @Override
        public long bytes() {
            return 0;
        }
    }

    /** Statements on a connection. */
    interface Step {
        Object on(Connection connection) throws SQLException;
    }
}
