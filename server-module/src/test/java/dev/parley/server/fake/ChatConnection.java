package dev.parley.server.fake;

import dev.parley.server.fake.ChatReply.Step;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * One connection to the fake upstream. It goes on reading while another thread answers, because reading is the only way
 * to notice that the client has left.
 */
final class ChatConnection implements Runnable {
    private final ChatUpstream upstream;
    private final Socket socket;
    private final CountDownLatch gone = new CountDownLatch(1);

    ChatConnection(ChatUpstream upstream, Socket socket) {
        this.upstream = upstream;
        this.socket = socket;
    }

    @Override
    public void run() {
        Thread answering = null;
        try (InputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                ReceivedRequest request = request(line, in);
                if (answering != null) {
                    answering.join();
                }
                ChatReply reply = upstream.replyTo(request);
                answering = ChatUpstream.daemon("fake-upstream-writer", () -> answer(reply));
            }
        } catch (IOException | InterruptedException e) {
            // the client reset the connection, or the test is over
        } finally {
            gone.countDown();
            if (answering != null) {
                answering.interrupt();
            }
        }
    }

    private ReceivedRequest request(String requestLine, InputStream in) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        return new ReceivedRequest(requestLine, Map.copyOf(headers), body, gone);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    private void answer(ChatReply reply) {
        try {
            send(head(reply).getBytes(StandardCharsets.ISO_8859_1));
            for (Step step : reply.steps()) {
                perform(step);
            }
            send("0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        } catch (IOException | InterruptedException e) {
            // the client has left, which the reader reports
        }
    }

    private void perform(Step step) throws IOException, InterruptedException {
        if (step instanceof Step.Send send) {
            chunk(send.bytes());
        } else if (step instanceof Step.Pause pause) {
            Thread.sleep(pause.length().toMillis());
        } else if (step instanceof Step.Gate gate) {
            gate.gate().await();
        } else if (step instanceof Step.Hold) {
            gone.await();
        } else if (step instanceof Step.HangUp) {
            socket.shutdownOutput();
            gone.await();
        } else if (step instanceof Step.Cut) {
            socket.setSoLinger(true, 0); // makes close() a reset
            socket.close();
        }
    }

    private void chunk(byte[] bytes) throws IOException {
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(bytes.length + 16);
        chunk.writeBytes((Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        chunk.writeBytes(bytes);
        chunk.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
        send(chunk.toByteArray());
    }

    private void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    private static String head(ChatReply reply) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + reply.status() + " Scripted\r\n");
        reply.headers()
                .forEach((name, value) ->
                        head.append(name).append(": ").append(value).append("\r\n"));
        return head.append("Transfer-Encoding: chunked\r\n\r\n").toString();
    }
}
