package dev.parley.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import java.util.UUID;

/**
 * The databases that tests use: a SQLite file each, or a schema each on one real PostgreSQL server, started for the first
 * who asks and stopped with the JVM.
 */
public enum Databases {
    /** A file of its own. */
    SQLITE {
        @Override
        public String freshUrl() {
            try {
                Path folder = Files.createDirectories(Path.of("target", "test-stores"));
                return "jdbc:sqlite:"
                        + Files.createTempDirectory(folder, "store").resolve("data/parley.db");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    },
    /** A schema of its own on the server that all share: a database of its own would be 300 files. */
    POSTGRESQL {
        @Override
        public String freshUrl() {
            String name = "t" + UUID.randomUUID().toString().replace("-", "");
            try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE SCHEMA " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return Server.RUNNING.getJdbcUrl("postgres", "postgres") + "&currentSchema=" + name;
        }
    };

    /** Those that the build asks for with {@code -Dparley.test.store}; SQLite if it does not. */
    public static Databases chosen() {
        return valueOf(System.getProperty("parley.test.store", "sqlite").toUpperCase(Locale.ROOT));
    }

    /** JDBC URL of a new, empty database. */
    public abstract String freshUrl();

    /** Started when it is looked at for the first time. */
    private static final class Server {
        static final EmbeddedPostgres RUNNING = start();

        private static EmbeddedPostgres start() {
            try {
                // What a test leaves need not outlive the machine.
                return EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
