package dev.parley.generator;

import dev.parley.generator.Declaration.Kind;
import dev.parley.generator.Declaration.Tags;
import dev.parley.generator.Declaration.UnionType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A sealed interface with its wrappers and its reader, as the template wants them. */
record UnionView(String name, UnionType union, String path, Views views) {
    /** A wrapper for a value that is no declared type. */
    record Wrapper(String name, String component, String of, String freeze, String write) {
        boolean decimal() {
            return name.equals("Decimal");
        }
    }

    record Branch(String label, String read) {}

    record Case(String labels, String type) {}

    String parent() {
        return typed() ? "Typed" : "JsonModel";
    }

    boolean typed() {
        boolean onlyObjects = union.kinds().isEmpty();
        return onlyObjects && tags() != null && tags().property().equals("type");
    }

    @Nullable
    Tags tags() {
        return union.tags();
    }

    String tagProperty() {
        return tags() == null ? "" : JavaCode.text(tags().property());
    }

    List<String> permits() {
        Stream<String> members = views.model().members(union).stream().map(this::qualified);
        return Stream.concat(members, own().map(n -> path + "." + n)).toList();
    }

    /** What a visitor has a method for: exactly what is permitted. */
    List<String> visited() {
        return Stream.concat(views.model().members(union).stream(), own()).toList();
    }

    private Stream<String> own() {
        return Stream.concat(wrappers().stream().map(Wrapper::name), Stream.of("Unknown"));
    }

    String interfaces() {
        List<String> parents = views.model().unionsOf(path);
        return parents.isEmpty() ? parent() : parent() + ", " + String.join(", ", parents);
    }

    private String qualified(String member) {
        boolean nested = union.nested().stream().anyMatch(n -> n.name().equals(member));
        return nested ? path + "." + member : member;
    }

    List<Wrapper> wrappers() {
        List<Wrapper> wrappers = new ArrayList<>();
        union.kinds().forEach((kind, type) -> {
            if (!(type instanceof Type.Named)) {
                wrappers.add(wrapper(kind, type));
            }
        });
        return wrappers;
    }

    private Wrapper wrapper(Kind kind, Type type) {
        String frozen = type instanceof Type.ListOf ? "list" : type instanceof Type.MapOf ? "map" : "";
        String freeze = frozen.isEmpty() ? "" : "value = Frozen." + frozen + "(value);";
        String shown = JavaCode.isPrimitive(type) ? JavaCode.name(type) : JavaCode.constrained(type);
        String constraints = Constraints.of(type, union.bounds().getOrDefault(kind, Bounds.NONE));
        return new Wrapper(
                wrapperName(kind),
                constraints + shown + " value",
                JavaCode.name(type),
                freeze,
                JavaCode.write(type, "value"));
    }

    private static String wrapperName(Kind kind) {
        return switch (kind) {
            case TEXT -> "Text";
            case WHOLE -> "Whole";
            case DECIMAL -> "Decimal";
            case FLAG -> "Flag";
            case ARRAY -> "Items";
            case OBJECT -> "Free";
        };
    }

    List<Branch> branches() {
        List<Branch> branches = new ArrayList<>();
        for (Map.Entry<Kind, Type> entry : union.kinds().entrySet()) {
            Type type = entry.getValue();
            String read = type instanceof Type.Decimal
                    ? "Read.decimal(p), p.getText()"
                    : JavaCode.read(type, views.readers());
            read = type instanceof Type.Named ? read : "new " + wrapperName(entry.getKey()) + "(" + read + ")";
            branches.add(new Branch(label(entry.getKey()), read));
        }
        if (tags() != null) {
            branches.add(new Branch(label(Kind.OBJECT), "object(p)"));
        }
        return branches;
    }

    private String label(Kind kind) {
        String prefix = "JsonTokenId.ID_";
        return switch (kind) {
            case TEXT -> prefix + "STRING";
            case WHOLE -> prefix + "NUMBER_INT";
            case DECIMAL ->
                union.kinds().containsKey(Kind.WHOLE)
                        ? prefix + "NUMBER_FLOAT"
                        : prefix + "NUMBER_INT, " + prefix + "NUMBER_FLOAT";
            case FLAG -> prefix + "TRUE, " + prefix + "FALSE";
            case ARRAY -> prefix + "START_ARRAY";
            case OBJECT -> prefix + "START_OBJECT";
        };
    }

    String expected() {
        List<String> words = new ArrayList<>();
        union.kinds().keySet().forEach(k -> words.add(word(k)));
        if (tags() != null) {
            words.add(word(Kind.OBJECT));
        }
        return JavaCode.text(String.join(" or ", words));
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case TEXT -> "a string";
            case WHOLE -> "an integer";
            case DECIMAL -> "a number";
            case FLAG -> "a boolean";
            case ARRAY -> "an array";
            case OBJECT -> "an object";
        };
    }

    /** Whether a branch may find that the value does not fit after all. */
    boolean recovers() {
        return union.kinds().values().stream()
                .anyMatch(t -> !(t instanceof Type.Named) && !(t instanceof Type.Text) && !(t instanceof Type.Free));
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        if (tags() != null) {
            tags().valuesByType()
                    .forEach((type, values) -> cases.add(new Case(
                            String.join(
                                    ", ", values.stream().map(JavaCode::text).toList()),
                            type)));
        }
        return cases;
    }

    /** The discriminator's values. */
    List<String> words() {
        return tags() == null
                ? List.of()
                : tags().valuesByType().values().stream()
                        .flatMap(Collection::stream)
                        .toList();
    }

    String untagged() {
        return tags() == null || tags().untagged() == null ? "" : tags().untagged();
    }

    boolean hasUntagged() {
        return !untagged().isEmpty();
    }

    List<String> doc() {
        return JavaDoc.comment(JavaDoc.lines(union.doc()));
    }
}
