package dev.parley.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The operations of one tag, as the templates want them. */
record ApiView(String name, String path, List<OperationView> operations) {
    static ApiView of(String name, List<Operation> operations) {
        String common = operations.get(0).path();
        for (Operation operation : operations) {
            common = common(common, operation.path());
        }
        String path = common;
        return new ApiView(
                name,
                path,
                operations.stream().map(o -> new OperationView(o, path)).toList());
    }

    /** The leading segments that both have, none of them a parameter. */
    private static String common(String a, String b) {
        List<String> common = new ArrayList<>();
        String[] left = a.split("/", -1);
        String[] right = b.split("/", -1);
        for (int i = 0; i < Math.min(left.length, right.length); i++) {
            if (!left[i].equals(right[i]) || left[i].startsWith("{")) {
                break;
            }
            common.add(left[i]);
        }
        return String.join("/", common);
    }

    /** The types of the model that are used. */
    List<String> imports() {
        TreeSet<String> names = new TreeSet<>();
        operations.forEach(o -> names.addAll(o.types()));
        return List.copyOf(names);
    }

    boolean streams() {
        return operations.stream().anyMatch(OperationView::streams);
    }

    boolean lists() {
        return operations.stream().anyMatch(OperationView::lists);
    }

    boolean validates() {
        return operations.stream().anyMatch(o -> o.operation().body() != null);
    }

    List<String> httpMethods() {
        return operations.stream()
                .map(o -> o.operation().method())
                .distinct()
                .sorted()
                .toList();
    }

    List<String> parameterKinds() {
        return operations.stream()
                .flatMap(o -> o.operation().parameters().stream())
                .map(p -> OperationView.annotation(p.in()))
                .distinct()
                .sorted()
                .toList();
    }
}
