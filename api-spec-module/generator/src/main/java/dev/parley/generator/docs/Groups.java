package dev.parley.generator.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Schemas in the order in which they are read: what operations name, each union with its members, other objects, values. */
final class Groups {
    private static final String BODIES = "Requests and answers";
    private static final String OBJECTS = "Objects and other schemas";
    private static final String VALUES = "Enums and values";
    private static final Set<String> FIXED = Set.of(BODIES, OBJECTS, VALUES);
    private static final int SMALLEST = 3;

    private final Documents documents;
    private final Map<String, List<String>> unions = new LinkedHashMap<>();

    private Groups(Documents documents) {
        this.documents = documents;
    }

    /** Group titles, and the schemas of each. Each schema is in exactly one. */
    static Map<String, List<String>> of(Documents documents) {
        return new Groups(documents).group();
    }

    private Map<String, List<String>> group() {
        Set<String> bodies = bodies();
        documents.schemas().properties().forEach(schema -> {
            JsonNode mapping = schema.getValue().path("discriminator").path("mapping");
            unions.put(schema.getKey(), members(mapping));
        });
        unions.values().removeIf(members -> members.size() < SMALLEST);
        Map<String, String> heads = heads();
        Map<String, List<String>> groups = new LinkedHashMap<>();
        groups.put(BODIES, new ArrayList<>());
        unions.keySet().stream()
                .sorted(Comparator.comparing(union -> -unions.get(union).size()))
                .forEach(union -> groups.put(union, new ArrayList<>(List.of(union))));
        groups.put(OBJECTS, new ArrayList<>());
        groups.put(VALUES, new ArrayList<>());
        documents.schemas().properties().forEach(schema -> {
            String name = schema.getKey();
            if (!unions.containsKey(name)) {
                String other = heads.getOrDefault(name, isObject(schema.getValue()) ? OBJECTS : VALUES);
                groups.get(bodies.contains(name) ? BODIES : other).add(name);
            }
        });
        loners(groups);
        return groups;
    }

    private Set<String> bodies() {
        Set<String> bodies = new HashSet<>();
        Operation.all(documents).forEach(operation -> bodies.addAll(operation.bodies()));
        return bodies;
    }

    /** The union that a member is read with: the largest that has it. */
    private Map<String, String> heads() {
        Map<String, String> heads = new HashMap<>();
        unions.forEach((union, members) -> members.forEach(member -> heads.merge(
                member, union, (a, b) -> unions.get(b).size() > unions.get(a).size() ? b : a)));
        return heads;
    }

    /** A union whose members are all read elsewhere makes no group. */
    private static void loners(Map<String, List<String>> groups) {
        List<String> loners = groups.entrySet().stream()
                .filter(group -> group.getValue().size() < SMALLEST && !FIXED.contains(group.getKey()))
                .map(Map.Entry::getKey)
                .toList();
        loners.forEach(loner -> groups.get(OBJECTS).addAll(groups.remove(loner)));
        groups.get(OBJECTS).sort(null);
        groups.get(VALUES).sort(null);
        groups.values().removeIf(List::isEmpty);
    }

    private List<String> members(JsonNode mapping) {
        return StreamSupport.stream(mapping.spliterator(), false)
                .flatMap(target -> documents.schemaName(target).stream())
                .distinct()
                .toList();
    }

    private static boolean isObject(JsonNode schema) {
        return schema.has("properties") || schema.has("oneOf") || schema.has("anyOf") || schema.has("allOf");
    }
}
