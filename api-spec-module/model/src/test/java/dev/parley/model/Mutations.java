package dev.parley.model;

import dev.parley.json.JsonValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes documents as careless and as hostile clients do; the same seed gives the same changes. */
final class Mutations {
    private static final List<JsonValue> ODD = List.of(
            JsonValue.Null.NULL,
            new JsonValue.Bool(true),
            new JsonValue.Num("0"),
            new JsonValue.Num("-0"),
            new JsonValue.Num("1.0"),
            new JsonValue.Num("1.50"),
            new JsonValue.Num("1e5"),
            new JsonValue.Num("1741476542"),
            new JsonValue.Num("123456789012345678901234567890"),
            new JsonValue.Num("1e999"),
            new JsonValue.Str(""),
            new JsonValue.Str("message"),
            new JsonValue.Str("\u00e9\ud83d\ude00"),
            new JsonValue.Arr(List.of()),
            new JsonValue.Arr(List.of(JsonValue.Null.NULL, new JsonValue.Str("x"), new JsonValue.Num("1"))),
            new JsonValue.Obj(Map.of()),
            new JsonValue.Obj(Map.of("type", new JsonValue.Str("never_heard_of"))),
            new JsonValue.Obj(Map.of("type", new JsonValue.Num("5"))));

    private final Random random;

    Mutations(Random random) {
        this.random = random;
    }

    JsonValue change(JsonValue document) {
        JsonValue changed = document;
        for (int i = random.nextInt(3); i >= 0; i--) {
            changed = once(changed);
        }
        return changed;
    }

    private JsonValue once(JsonValue value) {
        if (value instanceof JsonValue.Obj object && !object.members().isEmpty() && random.nextInt(8) > 0) {
            return inObject(object);
        }
        if (value instanceof JsonValue.Arr array && !array.items().isEmpty() && random.nextInt(8) > 0) {
            List<JsonValue> items = new ArrayList<>(array.items());
            int at = random.nextInt(items.size());
            items.set(at, once(items.get(at)));
            return new JsonValue.Arr(items);
        }
        return ODD.get(random.nextInt(ODD.size()));
    }

    private JsonValue inObject(JsonValue.Obj object) {
        List<String> names = new ArrayList<>(object.members().keySet());
        String name = names.get(random.nextInt(names.size()));
        Map<String, JsonValue> members = new LinkedHashMap<>(object.members());
        switch (random.nextInt(6)) {
            case 0 -> members.remove(name);
            case 1 -> members.put("x_" + random.nextInt(5), ODD.get(random.nextInt(ODD.size())));
            case 2 -> Collections.shuffle(names, random);
            default -> members.put(name, once(object.members().get(name)));
        }
        return reordered(members, names);
    }

    /** In the order of the names, so that a discriminator may come last. */
    private static JsonValue reordered(Map<String, JsonValue> members, List<String> names) {
        Map<String, JsonValue> ordered = new LinkedHashMap<>();
        for (String name : names) {
            if (members.containsKey(name)) {
                ordered.put(name, members.get(name));
            }
        }
        ordered.putAll(members);
        return new JsonValue.Obj(ordered);
    }
}
