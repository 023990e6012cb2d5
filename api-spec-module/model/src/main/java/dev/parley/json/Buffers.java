package dev.parley.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.core.util.RecyclerPool;
import java.lang.ref.SoftReference;

/**
 * Jackson's buffers: a set of them stays with each platform thread, which is quickest. Virtual threads share some, because
 * there may be very many, each with a document now and then, and a set has 26 KB.
 */
public final class Buffers implements RecyclerPool<BufferRecycler> {
    /** For every {@code JsonFactory}. */
    public static final RecyclerPool<BufferRecycler> POOL = new Buffers();

    private static final long serialVersionUID = 1L;

    /** The group of all virtual threads, by its documented name: {@code Thread.isVirtual} is younger than Java 17. */
    private static final String VIRTUAL = "VirtualThreads";

    /** As Jackson's own pool of this kind has them, without the others, which are loaded with it. */
    private static final ThreadLocal<SoftReference<BufferRecycler>> OWN = new ThreadLocal<>();

    /** Loaded by the first virtual thread. */
    private static final class Shared {
        static final RecyclerPool<BufferRecycler> POOL = JsonRecyclerPools.newConcurrentDequePool();
    }

    private Buffers() {}

    /** Goes back to where it came from by itself. */
    @Override
    public BufferRecycler acquireAndLinkPooled() {
        ThreadGroup group = Thread.currentThread().getThreadGroup();
        return group != null && VIRTUAL.equals(group.getName()) ? Shared.POOL.acquireAndLinkPooled() : own();
    }

    @Override
    public BufferRecycler acquirePooled() {
        return acquireAndLinkPooled();
    }

    @Override
    public void releasePooled(BufferRecycler buffers) {
        buffers.releaseToPool();
    }

    @Override
    public int pooledCount() {
        return Shared.POOL.pooledCount();
    }

    private static BufferRecycler own() {
        SoftReference<BufferRecycler> kept = OWN.get();
        BufferRecycler buffers = kept == null ? null : kept.get();
        if (buffers == null) {
            buffers = new BufferRecycler();
            OWN.set(new SoftReference<>(buffers));
        }
        return buffers;
    }
}
