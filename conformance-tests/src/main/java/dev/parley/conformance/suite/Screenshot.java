package dev.parley.conformance.suite;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Draws the picture that computer cases show: a white screen with one dark button in it, as a PNG data URL. */
final class Screenshot {
    private static final int WIDTH = 1024;
    private static final int HEIGHT = 768;
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Screenshot() {}

    /** Drawn when first asked for: most runs of single cases show no picture. */
    private static final class Drawn {
        static final String URL = "data:image/png;base64," + Base64.getEncoder().encodeToString(png());
    }

    static String dataUrl() {
        return Drawn.URL;
    }

    private static byte[] png() {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        png.writeBytes(chunk("IHDR", header()));
        png.writeBytes(chunk("IDAT", deflate(pixels())));
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    private static byte[] header() {
        return new byte[] {
            0, 0, WIDTH >> 8, (byte) WIDTH, 0, 0, HEIGHT >> 8, (byte) HEIGHT, 8, 0, 0, 0, 0,
        };
    }

    private static byte[] pixels() {
        byte[] rows = new byte[HEIGHT * (WIDTH + 1)];
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                boolean button = x >= 412 && x < 612 && y >= 354 && y < 414;
                rows[y * (WIDTH + 1) + 1 + x] = (byte) (button ? 40 : 255);
            }
        }
        return rows;
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(bytes);
        deflater.finish();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] block = new byte[4096];
        while (!deflater.finished()) {
            out.write(block, 0, deflater.deflate(block));
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(content.length);
            out.write(name);
            out.write(content);
            out.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
