package dev.parley.generator;

/** Bounds as Bean Validation annotations, by their full names, so that no schema's name can hide them. */
final class Constraints {
    private static final String PACKAGE = "@jakarta.validation.constraints.";

    private Constraints() {}

    static String of(Type type, Bounds bounds) {
        StringBuilder out = new StringBuilder();
        if (type instanceof Type.Text) {
            size(out, bounds.get("minLength"), bounds.get("maxLength"));
            pattern(out, bounds.get("pattern"));
        } else if (type instanceof Type.ListOf) {
            size(out, bounds.get("minItems"), bounds.get("maxItems"));
        } else if (type instanceof Type.MapOf) {
            size(out, bounds.get("minProperties"), bounds.get("maxProperties"));
        } else if (type instanceof Type.Whole || type instanceof Type.Decimal) {
            limit(out, "DecimalMin", bounds.get("minimum"), bounds.get("exclusiveMinimum"));
            limit(out, "DecimalMax", bounds.get("maximum"), bounds.get("exclusiveMaximum"));
        } else if (type instanceof Type.Named named && !named.open()) {
            out.append("@jakarta.validation.Valid ");
        }
        return out.toString();
    }

    static String notNull() {
        return PACKAGE + "NotNull ";
    }

    private static void size(StringBuilder out, String min, String max) {
        if (min.isEmpty() && max.isEmpty()) {
            return;
        }
        String separator = min.isEmpty() || max.isEmpty() ? "" : ", ";
        out.append(PACKAGE)
                .append("Size(")
                .append(min.isEmpty() ? "" : "min = " + min)
                .append(separator);
        out.append(max.isEmpty() ? "" : "max = " + max).append(") ");
    }

    private static void pattern(StringBuilder out, String pattern) {
        if (!pattern.isEmpty()) {
            // JSON Schema finds the pattern anywhere, Bean Validation wants the whole text.
            String whole = "(?s).*(?:" + pattern + ").*";
            out.append(PACKAGE)
                    .append("Pattern(regexp = ")
                    .append(JavaCode.text(whole))
                    .append(") ");
        }
    }

    private static void limit(StringBuilder out, String annotation, String inclusive, String exclusive) {
        if (!inclusive.isEmpty()) {
            out.append(PACKAGE)
                    .append(annotation)
                    .append("(\"")
                    .append(inclusive)
                    .append("\") ");
        } else if (!exclusive.isEmpty()) {
            out.append(PACKAGE).append(annotation).append("(value = \"").append(exclusive);
            out.append("\", inclusive = false) ");
        }
    }
}
