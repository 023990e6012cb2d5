package dev.parley.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Reads streams over one connection, one after the other, and looks at nothing but the borders of frames. */
final class Reader implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;
    private final byte[] request;
    private final byte[] buffer = new byte[64 * 1024];

    /** What one stream was like: how long until the first word, and how many frames there were. */
    record Stream(long nanosToFirstWord, int frames) {}

    Reader(int port, String path, String body) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(60_000);
        in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
        request = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads a whole stream; {@code first} is what stands in the first frame that counts as a word. */
    Stream read(String first) throws IOException {
        long start = System.nanoTime();
        OutputStream out = socket.getOutputStream();
        out.write(request);
        String status = line();
        if (!status.startsWith("HTTP/1.1 200")) {
            throw new IOException("the server says " + status);
        }
        skipHeaders();
        long firstWord = 0;
        int frames = 0;
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            int read = in.readNBytes(buffer, 0, Math.min(size, buffer.length));
            frames += count(read);
            if (firstWord == 0 && new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(first)) {
                firstWord = System.nanoTime() - start;
            }
            in.skipNBytes(size - read + 2L);
        }
        line();
        return new Stream(firstWord, frames);
    }

    private int count(int length) {
        int frames = 0;
        for (int i = 1; i < length; i++) {
            frames += buffer[i] == '\n' && buffer[i - 1] == '\n' ? 1 : 0;
        }
        return frames;
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private void skipHeaders() throws IOException {
        while (!line().isEmpty()) {
            // none of them matters here
        }
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
