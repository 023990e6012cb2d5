package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

final class BuffersTest {
    private static final JsonValue DOCUMENT = new JsonValue.Str("Grüße, ".repeat(2_000));

    @Test
    void a_platform_thread_keeps_its_buffers() {
        BufferRecycler first = acquireAndRelease();

        assertThat(acquireAndRelease()).isSameAs(first);
        assertThat(first.isLinkedWithPool()).isFalse();
    }

    @Test
    void virtual_threads_share_theirs() throws Exception {
        try (Workers workers = new Workers()) {
            workers.get(BuffersTest::acquireAndRelease);
            int pooled = Buffers.POOL.pooledCount();
            for (int i = 0; i < 20; i++) {
                workers.get(BuffersTest::acquireAndRelease);
            }

            assertThat(Buffers.POOL.pooledCount()).isEqualTo(pooled).isPositive();
        }
    }

    @Test
    void buffers_in_use_are_nobody_elses() throws Exception {
        try (Workers workers = new Workers()) {
            String twice = workers.get(() -> {
                StringWriter out = new StringWriter();
                try (JsonGenerator outer = Json.factory().createGenerator(out)) {
                    outer.writeStartArray();
                    outer.writeRawValue(DOCUMENT.toJson());
                    outer.writeRawValue(DOCUMENT.toJson());
                    outer.writeEndArray();
                }
                return out.toString();
            });

            assertThat(Json.parse(twice)).isEqualTo(new JsonValue.Arr(List.of(DOCUMENT, DOCUMENT)));
        }
    }

    private static BufferRecycler acquireAndRelease() {
        BufferRecycler buffers = Buffers.POOL.acquireAndLinkPooled();
        buffers.releaseToPool();
        return buffers;
    }

    /** A virtual thread for each piece of work; skipped before Java 21, which has none. */
    private static final class Workers implements AutoCloseable {
        private final ExecutorService threads;

        Workers() throws ReflectiveOperationException {
            assumeThat(Runtime.version().feature()).isGreaterThanOrEqualTo(21);
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            threads = Executors.newCachedThreadPool((ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder));
        }

        <T> T get(Callable<T> work) throws Exception {
            return threads.submit(work).get();
        }

        @Override
        public void close() {
            threads.shutdown();
        }
    }
}
