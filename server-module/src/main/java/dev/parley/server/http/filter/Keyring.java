package dev.parley.server.http.filter;

import dev.parley.server.http.limit.Allowance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The hashes of the keys that may call, and whose they are. The keys themselves are nowhere. Immutable. */
public final class Keyring {
    private final List<Entry> entries;

    public Keyring(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /** One key by its SHA-256. */
    public record Entry(byte[] sha256, Owner owner) {}

    /**
     * Whom a key stands for.
     *
     * @param dialect dialect that the owner is answered in where the request does not say
     * @param allowance what the key may still ask for
     */
    public record Owner(String tenant, @Nullable String dialect, Allowance allowance) {
        /** The one tenant of a server without keys. */
        public static final Owner ANYBODY = new Owner("default", null, new Allowance(Allowance.Bounds.NONE));
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** Looks at every entry whichever fits, so that the time taken tells nothing. */
    Optional<Owner> owner(String key) {
        byte[] hash = sha256(key);
        Owner found = null;
        for (Entry entry : entries) {
            if (MessageDigest.isEqual(entry.sha256(), hash)) {
                found = entry.owner();
            }
        }
        return Optional.ofNullable(found);
    }

    private static byte[] sha256(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
