package dev.parley.server.engine;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names that one route answers to. Immutable.
 *
 * @param pattern a model's name; {@code *} at its end stands for any ending
 * @param aliases other names of the model, which has a name in full then
 * @param vendor every name may also be written {@code vendor/name}; null allows only what the pattern says
 */
public record ModelNames(
        String pattern, List<String> aliases, @Nullable String vendor) {

    /** A copy of its own. */
    public ModelNames {
        aliases = List.copyOf(aliases);
    }

    /** A name or a family of names, and nothing else. */
    public static ModelNames of(String pattern) {
        return new ModelNames(pattern, List.of(), null);
    }

    /** The route's own name for a model that was asked for by this name; empty if it doesn't answer to it. */
    public Optional<String> resolve(String asked) {
        if (aliases.contains(asked)) {
            return Optional.of(pattern);
        }
        if (fits(asked)) {
            return Optional.of(asked);
        }
        return vendor != null && asked.startsWith(vendor + "/")
                ? new ModelNames(pattern, aliases, null).resolve(asked.substring(vendor.length() + 1))
                : Optional.empty();
    }

    /** Every name that is known in full; a family has none but its members', which nobody here knows. */
    public List<String> listed() {
        if (isFamily()) {
            return List.of();
        }
        return Stream.concat(Stream.of(pattern), aliases.stream())
                .flatMap(this::spellings)
                .toList();
    }

    boolean isFamily() {
        return pattern.endsWith("*");
    }

    private Stream<String> spellings(String name) {
        return vendor == null ? Stream.of(name) : Stream.of(name, vendor + "/" + name);
    }

    private boolean fits(String model) {
        return isFamily() ? model.startsWith(pattern.substring(0, pattern.length() - 1)) : model.equals(pattern);
    }
}
