package dev.parley.generator.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.generator.coverage.Score.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks a published schema and the contract's beside it, and notes what the contract has. */
final class Comparison {
    private final Forms published;
    private final Forms contract;
    private final Score score;
    private final Set<Pair> seen = new HashSet<>();

    private record Pair(JsonNode published, List<JsonNode> contract) {}

    Comparison(JsonNode published, JsonNode contract, Score score) {
        this.published = new Forms(published);
        this.contract = new Forms(contract);
        this.score = score;
    }

    /** Compares one schema; {@code name} is what the report calls it. */
    void compare(String name, JsonNode schema, List<JsonNode> candidates) {
        List<JsonNode> forms = contract.of(candidates);
        if (!seen.add(new Pair(schema, forms))) {
            return;
        }
        if (schema.has("$ref")) {
            compare(lastName(schema), published.target(schema), candidates);
        } else if (schema.has("oneOf")) {
            union(name, schema, forms);
        } else {
            plain(name, schema, forms);
        }
    }

    private void union(String name, JsonNode schema, List<JsonNode> forms) {
        List<JsonNode> members = published.of(List.of(schema));
        boolean openText = members.stream().anyMatch(Comparison::isAnyText);
        for (JsonNode member : schema.path("oneOf")) {
            String memberName = member.has("$ref") ? lastName(member) : name;
            for (JsonNode form : published.of(List.of(member))) {
                if (openText && !Forms.values(form).isEmpty() && !form.has("properties")) {
                    continue; // the values beside any text are examples
                }
                List<JsonNode> same = sameMember(form, forms);
                score.note(Part.MEMBERS, name + " > " + label(form, memberName), !same.isEmpty());
                compare(memberName, form, same);
            }
        }
    }

    private void plain(String name, JsonNode schema, List<JsonNode> forms) {
        Forms.values(schema)
                .forEach(value -> score.note(
                        Part.VALUES,
                        name + " = " + value,
                        forms.stream().anyMatch(form -> Forms.values(form).contains(value))));
        schema.path("properties").properties().forEach(property -> {
            List<JsonNode> same = Forms.property(forms, property.getKey());
            String field = name + "." + property.getKey();
            score.note(Part.FIELDS, field, fits(property.getValue(), same));
            compare(field, property.getValue(), same);
        });
        for (String keyword : List.of("items", "additionalProperties")) {
            if (schema.path(keyword).isObject()) {
                compare(name, schema.path(keyword), Forms.under(forms, keyword));
            }
        }
    }

    /** Whether the property is there, and takes every kind of JSON value that was published. */
    private boolean fits(JsonNode schema, List<JsonNode> candidates) {
        List<JsonNode> forms = contract.of(candidates);
        Set<String> kinds = new HashSet<>();
        published.of(List.of(schema)).forEach(form -> kinds.addAll(Forms.kinds(form)));
        Set<String> taken = new HashSet<>();
        boolean any = false;
        for (JsonNode form : forms) {
            any |= Forms.kinds(form).isEmpty();
            taken.addAll(Forms.kinds(form));
        }
        if (taken.contains("number")) {
            taken.add("integer");
        }
        return !candidates.isEmpty() && (any || taken.containsAll(kinds));
    }

    private List<JsonNode> sameMember(JsonNode member, List<JsonNode> forms) {
        Set<String> types = typesOf(published, member);
        Set<String> wanted = Forms.kinds(member);
        List<JsonNode> same = new ArrayList<>();
        for (JsonNode form : forms) {
            Set<String> kinds = Forms.kinds(form);
            boolean kind =
                    kinds.isEmpty() || wanted.isEmpty() || wanted.stream().anyMatch(kinds::contains);
            boolean typed = types.isEmpty() || typesOf(contract, form).stream().anyMatch(types::contains);
            if (kind && typed) {
                same.add(form);
            }
        }
        return same;
    }

    private static Set<String> typesOf(Forms forms, JsonNode object) {
        Set<String> types = new HashSet<>();
        JsonNode type = object.path("properties").path("type");
        if (!type.isMissingNode()) {
            forms.of(List.of(type)).forEach(form -> types.addAll(Forms.values(form)));
        }
        return types;
    }

    private String label(JsonNode form, String memberName) {
        Set<String> kinds = Forms.kinds(form);
        return kinds.contains("object") || kinds.isEmpty() ? memberName : String.join("/", kinds);
    }

    private static boolean isAnyText(JsonNode form) {
        return Forms.kinds(form).contains("string") && Forms.values(form).isEmpty();
    }

    private static String lastName(JsonNode reference) {
        String ref = reference.path("$ref").asText();
        return ref.substring(ref.lastIndexOf('/') + 1);
    }
}
