package dev.parley.benchmarks.load;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A chat-completions upstream that says one word at a time, at a steady pace, over bare sockets: it must cost as little as
 * it can, since it shares the machine with what is measured. A thread for each connection, as many as there are streams.
 */
public final class PacedUpstream {
    private static final byte[] HEAD = text(String.join(
            "\r\n", "HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Transfer-Encoding: chunked", "", ""));
    private static final byte[] WORD = chunk("{\"content\":\" window\"},\"finish_reason\":null");
    private static final byte[] LAST = chunk("{},\"finish_reason\":\"stop\"");
    private static final byte[] END = text(framed("data: [DONE]\n\n") + "0\r\n\r\n");

    private final int words;
    private final long gapNanos;

    private PacedUpstream(int words, long gapMillis) {
        this.words = words;
        this.gapNanos = gapMillis * 1_000_000;
    }

    /** Arguments: port, words in each answer, milliseconds between two words. Runs until it is killed. */
    public static void main(String[] args) throws IOException {
        PacedUpstream upstream = new PacedUpstream(Integer.parseInt(args[1]), Long.parseLong(args[2]));
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(args[0]), 1_000, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket socket = server.accept();
                new Thread(() -> upstream.serve(socket)).start();
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (skipRequest(in)) {
                answer(socket.getOutputStream());
            }
        } catch (IOException e) {
            // the reader has left, which is its right
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(OutputStream out) throws IOException, InterruptedException {
        out.write(HEAD);
        long due = System.nanoTime();
        for (int i = 0; i < words; i++) {
            long wait = due - System.nanoTime();
            if (wait > 0) {
                Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
            }
            out.write(WORD);
            due += gapNanos;
        }
        out.write(LAST);
        out.write(END);
    }

    /** False if there is none any more. */
    private static boolean skipRequest(InputStream in) throws IOException {
        int length = 0;
        boolean any = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            any = true;
            if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        line.substring("content-length:".length()).strip());
            }
        }
        in.skipNBytes(length);
        return any;
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] chunk(String choice) {
        return text(framed("data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1763700000,"
                + "\"model\":\"paced\",\"choices\":[{\"index\":0,\"delta\":" + choice + "}]}\n\n"));
    }

    private static String framed(String data) {
        return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
