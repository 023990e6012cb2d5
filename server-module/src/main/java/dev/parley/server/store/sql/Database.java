package dev.parley.server.store.sql;

import com.zaxxer.hikari.HikariConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What differs between the databases: pool settings and column types. The statements are the same. */
enum Database {
    SQLITE {
        @Override
        void configure(HikariConfig config) {
            createFolder(config.getJdbcUrl());
            // WAL lets readers go on while one connection writes; the busy timeout makes a second writer wait for it.
            config.addDataSourceProperty("journal_mode", "WAL");
            config.addDataSourceProperty("synchronous", "NORMAL");
            config.addDataSourceProperty("busy_timeout", "10000");
            config.setMaximumPoolSize(4);
        }

        @Override
        Map<String, String> types() {
            return Map.of("bytes", "BLOB");
        }
    };

    abstract void configure(HikariConfig config);

    /** Flyway placeholders. */
    abstract Map<String, String> types();

    static Optional<Database> of(String url) {
        return url.startsWith("jdbc:sqlite:") ? Optional.of(SQLITE) : Optional.empty();
    }

    private static void createFolder(String url) {
        Path folder =
                Path.of(url.substring("jdbc:sqlite:".length())).toAbsolutePath().getParent();
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("can't create " + folder, e);
        }
    }
}
