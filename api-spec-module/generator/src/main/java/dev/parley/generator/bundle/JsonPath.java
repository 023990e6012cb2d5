package dev.parley.generator.bundle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of JSONPath that overlays need: {@code .name}, {@code ['name','name']}, {@code [0]}, {@code .*}, {@code [*]} and
 * {@code [?@['name']=='value']}.
 */
record JsonPath(List<Step> steps) {
    private static final String QUOTED = "'(?:[^']+)'";
    private static final Pattern STEP = Pattern.compile("\\.(?<name>[\\w-]+)"
            + "|\\[(?<names>" + QUOTED + "(?:\\s*,\\s*" + QUOTED + ")*)]"
            + "|\\[(?<index>\\d+)]"
            + "|(?<all>\\.\\*|\\[\\*])"
            + "|\\[\\?@(?:\\.(?<key>[\\w-]+)|\\['(?<quotedKey>[^']+)'])\\s*==\\s*'(?<value>[^']*)']");
    private static final Pattern NAME = Pattern.compile(QUOTED);

    /** One step from a node to some of its children. */
    @FunctionalInterface
    interface Step {
        Stream<Place> from(JsonNode node);
    }

    /** A child in its parent, so that it can be replaced or removed. */
    record Place(JsonNode parent, String name, int index, JsonNode value) {
        static Stream<Place> named(JsonNode parent, String name) {
            return parent.has(name) ? Stream.of(new Place(parent, name, -1, parent.path(name))) : Stream.empty();
        }

        static Stream<Place> at(JsonNode parent, int index) {
            return parent.isArray() && index < parent.size()
                    ? Stream.of(new Place(parent, "", index, parent.path(index)))
                    : Stream.empty();
        }

        static Stream<Place> all(JsonNode parent) {
            List<Place> places = new ArrayList<>();
            Trees.fields(parent).keySet().forEach(name -> named(parent, name).forEach(places::add));
            for (int i = 0; parent.isArray() && i < parent.size(); i++) {
                at(parent, i).forEach(places::add);
            }
            return places.stream();
        }

        void remove() {
            if (parent instanceof ArrayNode array) {
                array.remove(index);
            } else if (parent instanceof ObjectNode object) {
                object.remove(name);
            }
        }

        void replace(JsonNode replacement) {
            if (parent instanceof ArrayNode array) {
                array.set(index, replacement);
            } else if (parent instanceof ObjectNode object) {
                object.set(name, replacement);
            }
        }
    }

    static JsonPath parse(String path) {
        if (!path.startsWith("$") || path.length() == 1) {
            throw new IllegalArgumentException("is not a path below $");
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(path);
        int end = 1;
        while (end < path.length()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("is not understood from " + path.substring(end));
            }
            steps.add(step(matcher));
            end = matcher.end();
        }
        return new JsonPath(List.copyOf(steps));
    }

    List<Place> find(JsonNode document) {
        List<Place> places = List.of(new Place(document, "", -1, document));
        for (Step step : steps) {
            places = places.stream().flatMap(place -> step.from(place.value())).toList();
        }
        return places;
    }

    private static Step step(Matcher matcher) {
        if (matcher.group("name") != null) {
            String name = matcher.group("name");
            return node -> Place.named(node, name);
        }
        if (matcher.group("names") != null) {
            List<String> names = NAME.matcher(matcher.group("names"))
                    .results()
                    .map(result -> result.group().substring(1, result.group().length() - 1))
                    .toList();
            return node -> names.stream().flatMap(name -> Place.named(node, name));
        }
        if (matcher.group("index") != null) {
            int index = Integer.parseInt(matcher.group("index"));
            return node -> Place.at(node, index);
        }
        if (matcher.group("all") != null) {
            return Place::all;
        }
        String key = matcher.group("key") != null ? matcher.group("key") : matcher.group("quotedKey");
        String value = matcher.group("value");
        return node ->
                Place.all(node).filter(place -> place.value().path(key).asText().equals(value));
    }
}
