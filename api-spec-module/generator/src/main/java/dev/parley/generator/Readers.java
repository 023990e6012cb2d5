package dev.parley.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Readers that are passed as values, of what lists and maps hold. They are numbers of one class instead of lambdas, each of which
 * a fresh JVM takes a millisecond to make: a third of the time of the first response that it reads.
 */
final class Readers {
    private final Map<String, Code> byName = new TreeMap<>();

    private record Code(String type, String read) {}

    record Reader(String name, int number, String type, String code) {}

    /** The constant that holds a reader of this type. */
    String of(Type type) {
        String name = name(type);
        Code code = new Code(JavaCode.boxed(type), JavaCode.read(type, this));
        Code other = byName.putIfAbsent(name, code);
        if (other != null && !other.equals(code)) {
            throw new IllegalArgumentException("two readers are called " + name + ": " + other + " and " + code);
        }
        return "Readers." + name;
    }

    List<Reader> all() {
        List<Reader> all = new ArrayList<>();
        byName.forEach((name, code) -> all.add(new Reader(name, all.size(), code.type(), code.read())));
        return all;
    }

    private static String name(Type type) {
        if (type instanceof Type.ListOf list) {
            return "LIST_OF_" + name(list.element().type());
        }
        if (type instanceof Type.MapOf map) {
            return "MAP_OF_" + name(map.value().type());
        }
        return Names.constant(JavaCode.boxed(type).replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_"));
    }
}
