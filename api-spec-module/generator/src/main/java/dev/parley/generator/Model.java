package dev.parley.generator;

import dev.parley.generator.Declaration.Tags;
import dev.parley.generator.Declaration.UnionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All declared types, and which unions each is a member of. */
final class Model {
    private final Map<String, Declaration> top;
    private final Map<String, List<String>> unions = new LinkedHashMap<>();
    private final Map<String, String> tags = new LinkedHashMap<>();
    private final Set<String> untagged = new HashSet<>();

    private Model(Map<String, Declaration> top) {
        this.top = top;
    }

    static Model of(Contract contract) {
        Model model = new Model(Schemas.read(contract));
        model.top.values().forEach(d -> model.link(d, ""));
        return model;
    }

    Map<String, Declaration> top() {
        return top;
    }

    /** The unions of a type, as its declaration has to name them. */
    List<String> unionsOf(String name) {
        return unions.getOrDefault(name, List.of());
    }

    /** The property by which some union recognises this object. */
    @Nullable
    String tagOf(String name) {
        return tags.get(name);
    }

    private void link(Declaration declaration, String prefix) {
        String path = prefix + declaration.name();
        if (declaration instanceof UnionType union) {
            members(union)
                    .forEach(m -> unions.computeIfAbsent(key(m, union, path), k -> new ArrayList<>())
                            .add(path));
            linkTags(union, path);
        }
        for (Declaration nested : declaration.nested()) {
            if (top.containsKey(nested.name())) {
                throw new IllegalArgumentException(path + "." + nested.name() + " hides the schema " + nested.name()
                        + ": give the inline schema a name of its own");
            }
            link(nested, path + ".");
        }
    }

    private void linkTags(UnionType union, String path) {
        Tags by = union.tags();
        if (by == null) {
            return;
        }
        for (String member : by.valuesByType().keySet()) {
            String other = tags.putIfAbsent(key(member, union, path), by.property());
            if (other != null && !other.equals(by.property())) {
                throw new IllegalArgumentException(member + " is told apart by " + other + " and by " + by.property());
            }
        }
        if (by.untagged() != null) {
            untagged.add(by.untagged());
        }
    }

    /** Nested types are known by their path, since several may have one name. */
    private static String key(String member, UnionType union, String path) {
        boolean nested = union.nested().stream().anyMatch(n -> n.name().equals(member));
        return nested ? path + "." + member : member;
    }

    /** Whether a union means this object where the discriminator is left out. */
    boolean isUntagged(String path) {
        return untagged.contains(path);
    }

    /** The declared types that are themselves members, without a wrapper. */
    List<String> members(UnionType union) {
        List<String> members = new ArrayList<>();
        for (Type type : union.kinds().values()) {
            if (type instanceof Type.Named named && !(find(named.name(), union) instanceof UnionType)) {
                members.add(named.name());
            }
        }
        if (union.tags() != null) {
            members.addAll(union.tags().valuesByType().keySet());
        }
        return members;
    }

    private @Nullable Declaration find(String name, Declaration from) {
        for (Declaration nested : from.nested()) {
            if (nested.name().equals(name)) {
                return nested;
            }
        }
        return top.get(name);
    }
}
