package dev.parley.generator;

/** Types as Java: what they are called, how they are read and written. */
final class JavaCode {
    private JavaCode() {}

    static boolean isPrimitive(Type type) {
        return type instanceof Type.Whole || type instanceof Type.Decimal || type instanceof Type.Flag;
    }

    static String name(Type type) {
        if (type instanceof Type.Whole) {
            return "long";
        }
        if (type instanceof Type.Decimal) {
            return "double";
        }
        return type instanceof Type.Flag ? "boolean" : boxed(type);
    }

    static String boxed(Type type) {
        return boxed(type, false);
    }

    /** With the constraints of the elements, which Bean Validation reads from the type arguments. */
    static String constrained(Type type) {
        return boxed(type, true);
    }

    private static String boxed(Type type, boolean constrained) {
        if (type instanceof Type.ListOf list) {
            return "List<" + element(list.element(), constrained) + ">";
        }
        if (type instanceof Type.MapOf map) {
            String key = constrained ? Constraints.of(new Type.Text(), map.key()) : "";
            return "Map<" + key + "String, " + element(map.value(), constrained) + ">";
        }
        if (type instanceof Type.Named named) {
            return named.name();
        }
        return scalar(type);
    }

    private static String element(Usage element, boolean constrained) {
        if (element.nullable() && !(element.type() instanceof Type.Any)) {
            throw new IllegalArgumentException("elements of lists and maps that may be null are not supported");
        }
        String annotations = constrained ? Constraints.of(element.type(), element.bounds()) : "";
        return constrained ? placed(annotations, boxed(element.type(), true)) : boxed(element.type(), false);
    }

    private static String scalar(Type type) {
        if (type instanceof Type.Whole) {
            return "Long";
        }
        if (type instanceof Type.Decimal) {
            return "Double";
        }
        if (type instanceof Type.Flag) {
            return "Boolean";
        }
        if (type instanceof Type.Any) {
            return "JsonValue";
        }
        return type instanceof Type.Free ? "JsonValue.Obj" : "String";
    }

    /** Annotations of a type stand directly before its simple name. */
    static String placed(String annotations, String name) {
        int generic = name.indexOf('<');
        int dot = name.lastIndexOf('.', generic < 0 ? name.length() : generic);
        return dot < 0 ? annotations + name : name.substring(0, dot + 1) + annotations + name.substring(dot + 1);
    }

    /** An expression that reads a value from the parser {@code p}. */
    static String read(Type type, Readers readers) {
        if (type instanceof Type.ListOf list) {
            return "Read.list(p, " + readers.of(list.element().type()) + ")";
        }
        if (type instanceof Type.MapOf map) {
            return "Read.map(p, " + readers.of(map.value().type()) + ")";
        }
        return reader(type) + "(p)";
    }

    private static String reader(Type type) {
        if (type instanceof Type.Named named) {
            return named.name() + ".read";
        }
        if (type instanceof Type.Any || type instanceof Type.Free) {
            return boxed(type) + ".read";
        }
        if (type instanceof Type.Whole) {
            return "Read.whole";
        }
        if (type instanceof Type.Decimal) {
            return "Read.decimal";
        }
        return type instanceof Type.Flag ? "Read.flag" : "Read.text";
    }

    /** A statement that writes the value of a variable to the generator {@code g}. */
    static String write(Type type, String value) {
        if (type instanceof Type.ListOf) {
            return "Write.list(g, " + value + ");";
        }
        if (type instanceof Type.MapOf) {
            return "Write.map(g, " + value + ");";
        }
        if (type instanceof Type.Text || type instanceof Type.Fixed) {
            return "g.writeString(" + value + ");";
        }
        if (type instanceof Type.Whole) {
            return "g.writeNumber(" + value + ");";
        }
        if (type instanceof Type.Flag) {
            return "g.writeBoolean(" + value + ");";
        }
        return type instanceof Type.Decimal ? "Write.decimal(g, " + value + ");" : value + ".writeTo(g);";
    }

    /** Whether a number is inside, whose literal has to be watched. */
    static boolean holdsDecimals(Type type) {
        if (type instanceof Type.ListOf list) {
            return list.element().type() instanceof Type.Decimal
                    || holdsDecimals(list.element().type());
        }
        return type instanceof Type.MapOf map
                && (map.value().type() instanceof Type.Decimal
                        || holdsDecimals(map.value().type()));
    }

    static String text(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
