package dev.parley.server.dialect;

import dev.parley.json.Json;
import dev.parley.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Hides how long deltas are from those who see how long encrypted events are: what says something of a delta's length, and
 * random text behind it, are a multiple of 16 bytes together.
 */
final class DeltaPadding {
    private static final int STEP = 16;
    private static final byte[] LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BEGIN = ",\"obfuscation\":\"".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "\"}".getBytes(StandardCharsets.US_ASCII);

    private DeltaPadding() {}

    /** The event, an object with at least one member, with its padding; the same event where it has no delta. */
    static byte[] of(byte[] event) {
        JsonValue.Obj members = read(event);
        JsonValue delta = members.get("delta");
        if (delta == null) {
            return event;
        }
        int padding = -(length(delta) + lengthOf(members.get("logprobs"))) & (STEP - 1);
        int begin = event.length - 1; // the event's last byte is its closing brace
        byte[] padded = Arrays.copyOf(event, begin + BEGIN.length + padding + END.length);
        System.arraycopy(BEGIN, 0, padded, begin, BEGIN.length);
        Random random = ThreadLocalRandom.current(); // compression would see through anything that repeats
        for (int i = 0; i < padding; i++) {
            padded[begin + BEGIN.length + i] = LETTERS[random.nextInt(LETTERS.length)];
        }
        System.arraycopy(END, 0, padded, padded.length - END.length, END.length);
        return padded;
    }

    /** Of a text without its quotes. */
    private static int length(JsonValue value) {
        return Json.write(value).length - (value instanceof JsonValue.Str ? 2 : 0);
    }

    /** Of what an empty list would not have. */
    private static int lengthOf(@Nullable JsonValue logprobs) {
        return logprobs instanceof JsonValue.Arr list && !list.items().isEmpty() ? Json.write(list).length - 2 : 0;
    }

    private static JsonValue.Obj read(byte[] event) {
        try {
            return Json.read(event, JsonValue.Obj::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
