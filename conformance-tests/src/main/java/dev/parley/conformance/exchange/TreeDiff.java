package dev.parley.conformance.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds where two JSON trees differ. Key order and number notation don't count; null counts as absent. */
public record TreeDiff(String pointer, JsonNode left, JsonNode right) {

    public static Optional<TreeDiff> first(JsonNode left, JsonNode right) {
        return all(left, right).stream().findFirst();
    }

    public static List<TreeDiff> all(JsonNode left, JsonNode right) {
        List<TreeDiff> found = new ArrayList<>();
        compare("", new Pair(left, right), found);
        return found;
    }

    private record Pair(JsonNode left, JsonNode right) {}

    private static void compare(String at, Pair pair, List<TreeDiff> found) {
        JsonNode left = pair.left();
        JsonNode right = pair.right();
        if (absent(left) && absent(right)) {
            return;
        }
        if (left.isObject() && right.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            left.fieldNames().forEachRemaining(names::add);
            right.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> compare(at + "/" + escape(name), new Pair(left.path(name), right.path(name)), found));
        } else if (arrays(left, right)) {
            for (int i = 0; i < left.size(); i++) {
                compare(at + "/" + i, new Pair(left.get(i), right.get(i)), found);
            }
        } else if (!sameScalar(left, right)) {
            found.add(new TreeDiff(at, left, right));
        }
    }

    private static boolean arrays(JsonNode left, JsonNode right) {
        return left.isArray() && right.isArray() && left.size() == right.size();
    }

    private static boolean sameScalar(JsonNode left, JsonNode right) {
        boolean numbers = left.isNumber() && right.isNumber();
        return numbers ? left.decimalValue().compareTo(right.decimalValue()) == 0 : left.equals(right);
    }

    private static boolean absent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
