package dev.parley.generator;

import dev.parley.generator.Declaration.Property;
import java.util.ArrayList;
import java.util.List;

/** Fragments of code for one property of a record. Methods are named as the templates use them. */
record ComponentView(Property property, int index, boolean alwaysPresent, Views views) {
    Type type() {
        return property.usage().type();
    }

    String json() {
        return JavaCode.text(property.json());
    }

    /** The constant that holds the name in JSON. */
    String constant() {
        return views.constants().of(property.json());
    }

    String name() {
        return Names.component(property.json());
    }

    boolean fixed() {
        return type() instanceof Type.Fixed;
    }

    boolean component() {
        return !fixed();
    }

    String value() {
        return type() instanceof Type.Fixed fixedType ? JavaCode.text(fixedType.value()) : "";
    }

    private boolean mayBeNull() {
        return property.usage().nullable() && !(type() instanceof Type.Any);
    }

    private boolean primitive() {
        return alwaysPresent && !mayBeNull() && JavaCode.isPrimitive(type());
    }

    private boolean nonNull() {
        return alwaysPresent && !mayBeNull();
    }

    String bareType() {
        return primitive() ? JavaCode.name(type()) : JavaCode.boxed(type());
    }

    String nullableType() {
        String annotations = nonNull() ? "" : "@Nullable ";
        return JavaCode.placed(annotations, bareType());
    }

    /** The builder holds nothing yet. */
    String heldType() {
        return primitive() ? bareType() : JavaCode.placed("@Nullable ", bareType());
    }

    /** The component in the record's header. */
    String declared() {
        String constraints = nonNull() && !primitive() ? Constraints.notNull() : "";
        constraints += Constraints.of(type(), property.usage().bounds());
        String shown = primitive() ? bareType() : JavaCode.constrained(type());
        return constraints + JavaCode.placed(nonNull() ? "" : "@Nullable ", shown) + " " + name();
    }

    String freeze() {
        String kind = type() instanceof Type.ListOf ? "list" : type() instanceof Type.MapOf ? "map" : "";
        return kind.isEmpty() ? "" : name() + " = Frozen." + kind + "OrNull(" + name() + ");";
    }

    /** What a `case` of the reader does. */
    String take() {
        String where = index + ", " + json() + ", ";
        if (fixed()) {
            return "fixed(" + where + value() + ", p);";
        }
        if (type() instanceof Type.Any) {
            return "{ mark(" + where + "p); this." + name() + " = JsonValue.read(p); }";
        }
        String check = mayBeNull() ? (alwaysPresent ? "nullable" : "optional") : alwaysPresent ? "present" : "given";
        return "this." + name() + " = " + check + "(" + where + "p) ? " + read() + " : " + nothing() + ";";
    }

    private String read() {
        if (type() instanceof Type.Decimal) {
            return "decimal(" + json() + ", p)";
        }
        return JavaCode.holdsDecimals(type())
                ? "decimals(" + json() + ", p, " + views.readers().of(type()) + ")"
                : JavaCode.read(type(), views.readers());
    }

    private String nothing() {
        if (!primitive()) {
            return "null";
        }
        return type() instanceof Type.Flag ? "false" : "0";
    }

    /** What has to hold once the whole object is read. */
    String complete() {
        String where = "(" + index + ", " + json();
        return alwaysPresent ? "require" + where + ", p);" : fixed() ? "absent" + where + ");" : "";
    }

    String demand() {
        return nonNull() && component() ? "demand(" + index + ", " + json() + ");" : "";
    }

    String noteSet() {
        String where = "(" + index + ", " + json();
        return alwaysPresent ? "set" + where + ");" : "setOptional" + where + ", " + name() + ");";
    }

    /** Lines that write the property. */
    List<String> write() {
        List<String> lines = new ArrayList<>();
        boolean always = fixed() || (alwaysPresent && (primitive() || mayBeNull()));
        lines.add("if (" + (always ? "" : name() + " != null && ") + "!extra.hides(" + json() + ")) {");
        lines.add("    g.writeFieldName(Names." + constant() + ");");
        if (type() instanceof Type.Fixed fixed) {
            lines.add("    g.writeString(Names." + views.constants().of(fixed.value()) + ");");
        } else if (always && mayBeNull()) {
            lines.add("    if (" + name() + " == null) {");
            lines.add("        g.writeNull();");
            lines.add("    } else {");
            lines.add("        " + JavaCode.write(type(), name()));
            lines.add("    }");
        } else {
            lines.add("    " + JavaCode.write(type(), name()));
        }
        lines.add("}");
        return lines;
    }
}
