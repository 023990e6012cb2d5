package dev.parley.conformance.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A client that hangs up before the answer is complete, on a connection of its own. It is a bare socket because only that
 * can say when it has left: {@code java.net.http} closes when its selector next wakes, up to three seconds late.
 */
final class Departure {
    private static final int CONNECT_MILLIS = 10_000;

    private final Request request;
    private final Reading.Leave leave;
    private final Duration timeout;
    private final Instant sentAt = Instant.now();
    private final long start = System.nanoTime();
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final List<Chunk> chunks = new ArrayList<>();

    Departure(Request request, Reading.Leave leave, Duration timeout) {
        this.request = request;
        this.leave = leave;
        this.timeout = timeout;
    }

    /** What had come when it left; it took until the connection was closed. */
    Exchange perform(String step) {
        Optional<String> broken = Optional.empty();
        try (Socket socket = connect()) {
            send(socket.getOutputStream());
            broken = read(socket);
        } catch (IOException e) {
            broken = Optional.of("the connection broke: " + e.getMessage());
        }
        Optional<Answer> answer = so().map(so -> new Answer(so.status(), so.headers(), so.body(), chunks));
        return new Exchange(step, request, new Exchange.Outcome(sentAt, sinceStart(), answer, broken));
    }

    private Socket connect() throws IOException {
        URI uri = request.uri();
        boolean tls = "https".equalsIgnoreCase(uri.getScheme());
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(uri.getHost(), port), CONNECT_MILLIS);
        socket.setTcpNoDelay(true);
        return tls ? secured(socket, uri.getHost()) : socket;
    }

    private static Socket secured(Socket socket, String host) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket secured = (SSLSocket) factory.createSocket(socket, host, socket.getPort(), true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secured.setSSLParameters(parameters);
        return secured;
    }

    private void send(OutputStream out) throws IOException {
        URI uri = request.uri();
        StringBuilder head = new StringBuilder(request.method() + " " + uri.getRawPath()
                + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery()) + " HTTP/1.1\r\n");
        head.append("Host: ").append(uri.getRawAuthority()).append("\r\n");
        request.headers().lines().forEach(line -> head.append(line.name() + ": " + line.value() + "\r\n"));
        head.append("Content-Length: ").append(request.body().length()).append("\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
        all.writeBytes(request.body().toArray());
        out.write(all.toByteArray());
        out.flush();
    }

    /** Reads until it is time to go or the answer is complete; says what went wrong otherwise. */
    private Optional<String> read(Socket socket) throws IOException {
        byte[] block = new byte[16 * 1024];
        while (!isOver()) {
            Duration left = until().minus(sinceStart());
            if (left.isNegative() || left.isZero()) {
                return leave.millis() > 0 ? Optional.empty() : late();
            }
            socket.setSoTimeout((int) left.plusMillis(1).toMillis()); // cut off, it would leave too early
            int count = read(socket, block);
            if (count < 0) {
                return Optional.empty();
            }
            received.write(block, 0, count);
            so().ifPresent(so -> chunks.add(new Chunk(sinceStart(), so.body().length())));
        }
        return Optional.empty();
    }

    /** Nothing where the time is up, which the loop sees next. */
    private static int read(Socket socket, byte[] block) throws IOException {
        try {
            return socket.getInputStream().read(block);
        } catch (SocketTimeoutException e) {
            return 0;
        }
    }

    private Duration until() {
        return leave.millis() > 0 ? Duration.ofMillis(leave.millis()) : timeout;
    }

    private Optional<String> late() {
        return Optional.of("no complete answer within " + timeout.toSeconds() + " s");
    }

    private boolean isOver() {
        return so().filter(so -> so.complete() || enough(so.body())).isPresent();
    }

    private boolean enough(Bytes body) {
        return leave.events() > 0 && SseParser.parse(body).frames().size() >= leave.events();
    }

    private Optional<RawAnswer> so() {
        return RawAnswer.of(received.toByteArray());
    }

    private Duration sinceStart() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
