package dev.parley.conformance.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An immutable run of bytes, kept exactly as it crossed the wire; it knows no format. */
public final class Bytes {
    public static final Bytes NONE = new Bytes(new byte[0]);

    private final byte[] bytes;

    private Bytes(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Bytes of(byte[] bytes) {
        return new Bytes(bytes.clone());
    }

    public static Bytes ofText(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    public byte at(int index) {
        return bytes[index];
    }

    public byte[] toArray() {
        return bytes.clone();
    }

    public byte[] slice(int from, int to) {
        return Arrays.copyOfRange(bytes, from, to);
    }

    /** The bytes as UTF-8, with replacement characters where they are not. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
