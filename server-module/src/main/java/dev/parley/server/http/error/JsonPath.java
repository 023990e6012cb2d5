package dev.parley.server.http.error;

import dev.parley.json.Json;
import dev.parley.server.service.ApiException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;

/**
 * The path of a violation as the client wrote it: JSON names, and nothing of Java's own, such as the method, its
 * parameter or the records that stand for the arms of a union.
 */
final class JsonPath {
    private JsonPath() {}

    static String of(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        for (Path.Node node : violation.getPropertyPath()) {
            boolean named = (node.getKind() == ElementKind.PROPERTY && !isUnionArm(node)) || isOfTheAddress(node);
            index(node, path);
            if (named) {
                path.append(path.isEmpty() ? "" : ".").append(Json.propertyName(node.getName()));
            }
        }
        return path.toString();
    }

    /** A parameter of the path or the query; the body is what all JSON paths begin in. */
    private static boolean isOfTheAddress(Path.Node node) {
        return node.getKind() == ElementKind.PARAMETER && !node.getName().equals("body");
    }

    /** The one component of a record such as {@code Input.Items}, whose own place is the property before it. */
    private static boolean isUnionArm(Path.Node node) {
        return node.getName().equals("value");
    }

    private static void index(Path.Node node, StringBuilder path) {
        if (!node.isInIterable()) {
            return;
        }
        if (node.getIndex() != null) {
            path.append('[').append(node.getIndex()).append(']');
        } else if (node.getKey() != null) {
            path.append('.').append(ApiException.shortened(String.valueOf(node.getKey())));
        }
    }
}
