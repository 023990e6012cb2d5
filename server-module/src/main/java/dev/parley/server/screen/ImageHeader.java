package dev.parley.server.screen;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Reads how large an image is off its first bytes: of a PNG, a JPEG or a WebP that a {@code data:} URL holds. */
final class ImageHeader {
    /** In characters of base64. A JPEG may have a colour profile and a thumbnail in front of its size; the rest is never looked at. */
    private static final int LONGEST = 1 << 18;

    private static final int PNG = 0x89504E47;
    private static final int RIFF = 0x52494646;
    private static final int JPEG = 0xFFD8;

    private ImageHeader() {}

    /** The display that the image shows; empty if it is none of these, or is somewhere else. */
    static Optional<Grid> size(String url) {
        int comma = url.indexOf(',');
        if (comma < 0 || !url.startsWith("data:") || !url.substring(0, comma).endsWith(";base64")) {
            return Optional.empty();
        }
        String start = url.substring(comma + 1, Math.min(url.length(), comma + 1 + LONGEST));
        byte[] encoded = start.getBytes(StandardCharsets.ISO_8859_1);
        try (DataInputStream image =
                new DataInputStream(Base64.getMimeDecoder().wrap(new ByteArrayInputStream(encoded)))) {
            Grid size = read(image);
            return size.width() > 0 && size.height() > 0 ? Optional.of(size) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty(); // it ends too early, or is no base64
        }
    }

    private static Grid read(DataInputStream image) throws IOException {
        int start = image.readUnsignedShort();
        if (start == JPEG) {
            return jpeg(image);
        }
        int magic = start << 16 | image.readUnsignedShort();
        if (magic == PNG) {
            image.skipNBytes(12); // the rest of the signature, and the head of the first chunk
            return new Grid(image.readInt(), image.readInt());
        }
        if (magic == RIFF) {
            image.skipNBytes(8); // how long the file is, and that it is a WebP
            return webp(image);
        }
        throw new IOException("not an image of a known kind");
    }

    /** The size is in the first frame, behind segments of any kind and length. */
    private static Grid jpeg(DataInputStream image) throws IOException {
        while (true) {
            int marker = marker(image);
            int length = image.readUnsignedShort();
            if (isFrame(marker)) {
                image.skipNBytes(1); // bits of a sample
                int height = image.readUnsignedShort();
                return new Grid(image.readUnsignedShort(), height);
            }
            image.skipNBytes(length - 2);
        }
    }

    private static int marker(DataInputStream image) throws IOException {
        if (image.readUnsignedByte() != 0xFF) {
            throw new IOException("no marker where one has to be");
        }
        int marker = image.readUnsignedByte();
        while (marker == 0xFF) {
            marker = image.readUnsignedByte(); // any number of these may come before
        }
        return marker;
    }

    /** All from C0 to CF but the tables of codes and of arithmetic coding, and a reserved one. */
    private static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    private static Grid webp(DataInputStream image) throws IOException {
        int chunk = image.readInt();
        image.skipNBytes(4); // how long the chunk is
        return switch (chunk) {
            case 0x56503858 -> extended(image);
            case 0x5650384C -> lossless(image);
            case 0x56503820 -> lossy(image);
            default -> throw new IOException("not a chunk that says the size");
        };
    }

    private static Grid extended(DataInputStream image) throws IOException {
        image.skipNBytes(4); // what else is in the file
        return new Grid(littleEndian(image, 3) + 1, littleEndian(image, 3) + 1);
    }

    private static Grid lossless(DataInputStream image) throws IOException {
        image.skipNBytes(1); // signature
        long bits = littleEndian(image, 4);
        return new Grid((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
    }

    private static Grid lossy(DataInputStream image) throws IOException {
        image.skipNBytes(6); // what kind of frame it is, and its start code
        return new Grid(littleEndian(image, 2) & 0x3FFF, littleEndian(image, 2) & 0x3FFF);
    }

    private static long littleEndian(DataInputStream image, int bytes) throws IOException {
        long number = 0;
        for (int i = 0; i < bytes; i++) {
            number |= (long) image.readUnsignedByte() << (8 * i);
        }
        return number;
    }
}
