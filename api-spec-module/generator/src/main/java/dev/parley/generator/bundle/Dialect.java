package dev.parley.generator.bundle;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of the published documents that the contract joins. */
public enum Dialect {
    LIGHTCONE_V1("lightcone-v1"),
    LIGHTCONE_COMPAT("lightcone-compat"),
    OPENAI_V1("openai-v1"),
    V5("v5");

    /** Marks of what no published document has: seen in real traffic or vendors' clients, and our own extensions. */
    public static final Set<String> BEYOND = Set.of("observed", "parley");

    private final String id;

    Dialect(String id) {
        this.id = id;
    }

    /** The name that marks and files use. */
    public String id() {
        return id;
    }

    static Optional<Dialect> of(String id) {
        return Arrays.stream(values()).filter(dialect -> dialect.id.equals(id)).findFirst();
    }

    static Set<String> marks() {
        return Stream.concat(Arrays.stream(values()).map(Dialect::id), BEYOND.stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
