package dev.parley.generator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.generator.Declaration.EnumType;
import dev.parley.generator.Declaration.Kind;
import dev.parley.generator.Declaration.Tags;
import dev.parley.generator.Declaration.UnionType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads choices: by kind of JSON value first, and objects by their discriminator. */
final class Unions {
    private final Contract contract;
    private final Schemas schemas;

    Unions(Contract contract, Schemas schemas) {
        this.contract = contract;
        this.schemas = schemas;
    }

    Type read(JsonNode schema, Scope scope) {
        Draft draft = new Draft(scope);
        for (JsonNode member : Alternatives.of(schema, contract)) {
            add(member, draft);
        }
        if (!draft.words.isEmpty()) {
            EnumType word = new EnumType("Word", Doc.of(schema), List.copyOf(draft.words));
            draft.put(Kind.TEXT, Schemas.declared(word, scope.nestedIn(draft.nested)));
        }
        Tags tags = tags(schema, draft);
        if (tags == null && draft.objects.size() == 1) {
            draft.put(Kind.OBJECT, draft.objects.values().iterator().next());
        }
        return Schemas.declared(
                new UnionType(scope.name(), Doc.of(schema), draft.kinds, draft.bounds, tags, draft.nested), scope);
    }

    private void add(JsonNode member, Draft draft) {
        JsonNode target = contract.resolve(member);
        Scope scope = draft.scope.nestedIn(draft.nested);
        Bounds bounds = Bounds.of(member).and(Bounds.of(target));
        switch (Shape.of(target, contract)) {
            case TEXT -> {
                draft.kinds.putIfAbsent(Kind.TEXT, new Type.Text());
                draft.bounds.put(Kind.TEXT, bounds);
            }
            case FIXED -> draft.words.addAll(Shape.values(target));
            case ENUM -> addEnum(member, draft);
            case WHOLE -> draft.put(Kind.WHOLE, new Type.Whole(), bounds);
            case DECIMAL -> draft.put(Kind.DECIMAL, new Type.Decimal(), bounds);
            case FLAG -> draft.put(Kind.FLAG, new Type.Flag());
            case LIST ->
                draft.put(Kind.ARRAY, schemas.usage(member, scope.at("Items")).type(), bounds);
            case FREE, MAP ->
                draft.put(Kind.OBJECT, schemas.usage(member, scope.at("Free")).type(), bounds);
            case OBJECT ->
                draft.objects.put(
                        target,
                        schemas.usage(member, scope.at(inlineName(target))).type());
            default -> throw new IllegalArgumentException("a member of the union allows any value");
        }
    }

    /** An open enum takes every string, so plain text beside it says nothing more. */
    private void addEnum(JsonNode member, Draft draft) {
        if (Contract.isReference(member)) {
            draft.kinds.remove(Kind.TEXT, new Type.Text());
            draft.put(Kind.TEXT, schemas.usage(member, draft.scope).type());
        } else {
            draft.words.addAll(Shape.values(member));
        }
    }

    private static String inlineName(JsonNode schema) {
        List<String> values = Shape.values(schema.path("properties").path("type"));
        String name = schema.path("title").asText(values.isEmpty() ? "Value" : values.get(0));
        return Names.pascal(name);
    }

    private @Nullable Tags tags(JsonNode schema, Draft draft) {
        String property = discriminator(schema, draft);
        if (property == null) {
            if (draft.objects.size() > 1) {
                throw new IllegalArgumentException("nothing tells the objects of the union apart");
            }
            return null;
        }
        Map<String, List<String>> mapping = new LinkedHashMap<>();
        collectMapping(schema, mapping);
        Map<String, List<String>> values = new LinkedHashMap<>();
        draft.objects.forEach((target, type) -> {
            String name = ((Type.Named) type).name();
            List<String> own = mapping.getOrDefault(name, fixedValues(target, property));
            if (own.isEmpty()) {
                throw new IllegalArgumentException("no value of " + property + " means " + name);
            }
            values.put(name, own);
        });
        mapping.keySet().removeAll(values.keySet());
        if (!mapping.isEmpty()) {
            throw new IllegalArgumentException("the mapping names what is no member: " + mapping.keySet());
        }
        return new Tags(property, values, untagged(schema));
    }

    private @Nullable String discriminator(JsonNode schema, Draft draft) {
        String declared = schema.path("discriminator").path("propertyName").asText("");
        if (!declared.isEmpty()) {
            return declared;
        }
        boolean typed = draft.objects.keySet().stream()
                .noneMatch(o -> fixedValues(o, "type").isEmpty());
        return typed && !draft.objects.isEmpty() ? "type" : null;
    }

    /** The mapping of the union, and those of the unions that it contains. */
    private void collectMapping(JsonNode schema, Map<String, List<String>> mapping) {
        for (String keyword : List.of("oneOf", "anyOf")) {
            schema.path(keyword).forEach(member -> collectMapping(contract.resolve(member), mapping));
        }
        schema.path("discriminator").path("mapping").properties().forEach(entry -> {
            String target = Contract.nameIn(entry.getValue().asText());
            if (!Alternatives.isChoice(contract.schema(target))) {
                List<String> values = mapping.computeIfAbsent(Names.type(target), t -> new ArrayList<>());
                values.remove(entry.getKey());
                values.add(entry.getKey());
            }
        });
    }

    private List<String> fixedValues(JsonNode object, String property) {
        return Shape.values(contract.resolve(object.path("properties").path(property)));
    }

    private static @Nullable String untagged(JsonNode schema) {
        String target = schema.path("x-default-mapping")
                .asText(schema.path("discriminator").path("x-default-mapping").asText(""));
        return target.isEmpty() ? null : Names.type(Contract.nameIn(target));
    }

    /** What is known of a union while its members are read. */
    private static final class Draft {
        final Scope scope;
        final Map<Kind, Type> kinds = new EnumMap<>(Kind.class);
        final Map<Kind, Bounds> bounds = new EnumMap<>(Kind.class);
        final Map<JsonNode, Type> objects = new LinkedHashMap<>();
        final Set<String> words = new LinkedHashSet<>();
        final List<Declaration> nested = new ArrayList<>();

        Draft(Scope scope) {
            this.scope = scope;
        }

        void put(Kind kind, Type type, Bounds limits) {
            put(kind, type);
            bounds.put(kind, limits);
        }

        void put(Kind kind, Type type) {
            Type other = kinds.putIfAbsent(kind, type);
            if (other != null && !(kind == Kind.TEXT && other.equals(new Type.Text()))) {
                throw new IllegalArgumentException("two members of the union are " + kind + " values");
            }
            kinds.put(kind, type);
        }
    }
}
