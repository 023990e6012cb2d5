package example;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A chat-completions upstream that says one word, falls silent until it is told to go on, and notices who leaves. */
final class SlowUpstream implements AutoCloseable {
    private final ServerSocket socket;
    private final CountDownLatch goOn = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    SlowUpstream() {
        try {
            socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(this::serve, "slow-upstream");
        thread.setDaemon(true);
        thread.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    /** Says the rest. */
    void goOn() {
        goOn.countDown();
    }

    /** Whether whoever asked closes the connection within that time. */
    boolean isLeft(long seconds) throws InterruptedException {
        return left.await(seconds, TimeUnit.SECONDS);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                answer(connection);
            } catch (IOException | InterruptedException e) {
                left.countDown();
            }
        }
    }

    private void answer(Socket connection) throws IOException, InterruptedException {
        readRequest(connection);
        OutputStream out = connection.getOutputStream();
        say(
                out,
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"
                        + chunk("Hello, ", null));
        connection.setSoTimeout(20);
        while (!goOn.await(1, TimeUnit.MILLISECONDS)) {
            if (isClosed(connection)) {
                left.countDown();
                return;
            }
        }
        say(out, chunk("you.", "\"stop\"") + "data: [DONE]\n\n");
    }

    private static boolean isClosed(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() < 0;
        } catch (java.net.SocketTimeoutException e) {
            return false;
        }
    }

    private static void readRequest(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            in.read();
        }
    }

    private static void say(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static String chunk(String text, String finish) {
        return "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"" + text + "\"},\"finish_reason\":" + finish
                + "}]}\n\n";
    }

    @Override
    public void close() throws IOException {
        goOn.countDown();
        socket.close();
    }
}
