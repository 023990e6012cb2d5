package dev.parley.json;

import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.json.UTF8JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Jackson's generator, but for texts of some length: these are encoded by the JDK at once and copied between what has to be
 * escaped, instead of being looked at character by character.
 */
final class Utf8Generator extends UTF8JsonGenerator {
    /** Below, a call into the JDK costs more than it saves. */
    private static final int SHORTEST = 24;

    /** Above, as images are, the copy would weigh more than the time. */
    private static final int LONGEST = 1 << 16;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long EACH = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    Utf8Generator(IOContext context, int features, OutputStream out) {
        super(context, features, null, out, '"');
    }

    @Override
    public void writeString(String text) throws IOException {
        if (text == null || text.length() < SHORTEST || text.length() > LONGEST) {
            super.writeString(text);
            return;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (isReplaced(text, utf8)) {
            super.writeString(text);
            return;
        }
        _verifyValueWrite(WRITE_STRING);
        writeByte('"');
        writeEscaped(utf8);
        writeByte('"');
    }

    /** Half of a surrogate pair became a question mark, and would be lost. */
    private static boolean isReplaced(String text, byte[] utf8) {
        int marks = 0;
        for (byte b : utf8) {
            marks += b == '?' ? 1 : 0;
        }
        for (int at = text.indexOf('?'); at >= 0; at = text.indexOf('?', at + 1)) {
            marks--;
        }
        return marks != 0;
    }

    private void writeEscaped(byte[] utf8) throws IOException {
        int start = 0;
        for (int at = nextEscaped(utf8, 0); at < utf8.length; at = nextEscaped(utf8, start)) {
            write(utf8, start, at - start);
            escape(utf8[at]);
            start = at + 1;
        }
        write(utf8, start, utf8.length - start);
    }

    /** The next control character, quote or backslash from there on; eight bytes at a time. */
    private static int nextEscaped(byte[] utf8, int from) {
        int at = from;
        for (; at + Long.BYTES <= utf8.length; at += Long.BYTES) {
            long eight = (long) EIGHT.get(utf8, at);
            long control = (eight - EACH * ' ') & ~eight & HIGH;
            long found = control | zeros(eight ^ (EACH * '"')) | zeros(eight ^ (EACH * '\\'));
            if (found != 0) {
                return at + Long.numberOfTrailingZeros(found) / Byte.SIZE;
            }
        }
        while (at < utf8.length && (utf8[at] < 0 || utf8[at] >= ' ') && utf8[at] != '"' && utf8[at] != '\\') {
            at++;
        }
        return at;
    }

    /** A high bit in the first byte that is 0, perhaps more after it. */
    private static long zeros(long eight) {
        return (eight - EACH) & ~eight & HIGH;
    }

    private void escape(byte c) throws IOException {
        int letter = switch (c) {
            case '"', '\\' -> c;
            case '\n' -> 'n';
            case '\t' -> 't';
            case '\r' -> 'r';
            case '\b' -> 'b';
            case '\f' -> 'f';
            default -> 'u';
        };
        writeByte('\\');
        writeByte(letter);
        if (letter == 'u') {
            writeByte('0');
            writeByte('0');
            writeByte(HEX[c >> 4]);
            writeByte(HEX[c & 15]);
        }
    }

    private void writeByte(int b) throws IOException {
        if (_outputTail == _outputEnd) {
            _flushBuffer();
        }
        _outputBuffer[_outputTail++] = (byte) b;
    }

    private void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            if (_outputTail == _outputEnd) {
                _flushBuffer();
            }
            int size = Math.min(left, _outputEnd - _outputTail);
            System.arraycopy(bytes, from, _outputBuffer, _outputTail, size);
            _outputTail += size;
            from += size;
            left -= size;
        }
    }
}
