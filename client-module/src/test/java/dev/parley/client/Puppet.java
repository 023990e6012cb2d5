package dev.parley.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that plays one act for each connection, in order, the last one again and again; remembers what it was asked. It breaks a
 * connection off when all events that it sent have been {@link #seen}, since what a broken connection still holds may be lost.
 */
final class Puppet implements AutoCloseable {
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket server;
    private final List<Act> acts;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Semaphore seen = new Semaphore(0);

    /** What is sent: a status line with headers, a body in one chunk, and whether the end of the body is said. */
    record Act(String head, String body, boolean ended) {
        static Act breaksAfter(String frames) {
            return new Act("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream", frames, false);
        }

        static Act endsAfter(String frames) {
            return new Act("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream", frames, true);
        }

        int events() {
            return body.split("data: ", -1).length - 1;
        }

        static Act refuses(int status, String json) {
            return new Act("HTTP/1.1 " + status + " No\r\nContent-Type: application/json", json, true);
        }
    }

    Puppet(Act... acts) {
        this.acts = List.of(acts);
        try {
            server = new ServerSocket(0, 9, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread player = new Thread(this::play, "puppet");
        player.setDaemon(true);
        player.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    /** Method and target of each request. */
    List<String> requests() {
        return requests;
    }

    /** The client has read one more event. */
    void seen() {
        seen.release();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void play() {
        for (int i = 0; !server.isClosed(); i++) {
            try (Socket socket = server.accept()) {
                requests.add(request(socket.getInputStream()));
                Act act = acts.get(Math.min(i, acts.size() - 1));
                socket.getOutputStream().write(bytes(act));
                if (!act.ended()) {
                    seen.tryAcquire(act.events(), 10, TimeUnit.SECONDS);
                }
            } catch (InterruptedException e) {
                return;
            } catch (IOException e) {
                // The next connection may do better; at the end of a test there is none.
            }
        }
    }

    private static byte[] bytes(Act act) {
        String body = act.body().isEmpty()
                ? ""
                : Integer.toHexString(act.body().getBytes(UTF_8).length) + "\r\n" + act.body() + "\r\n";
        String answer = act.head() + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + body
                + (act.ended() ? "0\r\n\r\n" : "");
        return answer.getBytes(UTF_8);
    }

    private static String request(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int read = in.read();
            if (read < 0) {
                throw new IOException("no request");
            }
            head.append(new String(new byte[] {(byte) read}, ISO_8859_1));
        }
        Matcher length = LENGTH.matcher(head);
        if (length.find()) {
            in.readNBytes(Integer.parseInt(length.group(1)));
        }
        return head.substring(0, head.indexOf(" HTTP/"));
    }
}
