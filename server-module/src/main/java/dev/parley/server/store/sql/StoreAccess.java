package dev.parley.server.store.sql;

import org.jspecify.annotations.Nullable;

/**
 * Where the database is and how to get in.
 *
 * @param url a JDBC URL; {@code jdbc:sqlite:FILE} is created if it is not there
 * @param user who asks; null where the URL says it or nobody is asked
 * @param password null where the URL says it or none is needed
 */
public record StoreAccess(
        String url, @Nullable String user, @Nullable String password) {

    /** The place without anything that could be a secret. */
    public String place() {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/]*@", "//");
    }

    @Override
    public String toString() {
        return place();
    }
}
