package dev.parley.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A stream read as it comes. Closing it closes the connection, which is how a client leaves. */
public final class LiveAnswer implements AutoCloseable {
    private static final Pattern ID = Pattern.compile("resp_[0-9a-f]+");

    private final InputStream body;
    private final int status;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    private LiveAnswer(HttpResponse<InputStream> response) {
        this.body = response.body();
        this.status = response.statusCode();
    }

    public static LiveAnswer post(URI server, String path, String json) {
        return of(HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json)));
    }

    public static LiveAnswer get(URI server, String path) {
        return of(HttpRequest.newBuilder(server.resolve(path)).GET());
    }

    public int status() {
        return status;
    }

    /** Reads until that text has come; what has come so far. */
    public String readUntil(String wanted) {
        byte[] buffer = new byte[4096];
        while (!text().contains(wanted)) {
            int read = read(buffer);
            if (read < 0) {
                throw new AssertionError("the stream ended before " + wanted + ": " + text());
            }
            seen.write(buffer, 0, read);
        }
        return text();
    }

    /** Reads to the end of the stream; everything that has come. */
    public String readToEnd() {
        byte[] buffer = new byte[4096];
        for (int read = read(buffer); read >= 0; read = read(buffer)) {
            seen.write(buffer, 0, read);
        }
        return text();
    }

    /** The response's id, which every stream's first event has. */
    public String id() {
        Matcher id = ID.matcher(readUntil("\n\n"));
        if (!id.find()) {
            throw new AssertionError("no id in " + text());
        }
        return id.group();
    }

    /** The stream without its comments. */
    public static String withoutComments(String stream) {
        return stream.replaceAll("(?m)^:.*\n\n", "");
    }

    @Override
    public void close() {
        try {
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text() {
        return seen.toString(StandardCharsets.UTF_8);
    }

    private int read(byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException e) {
            throw new UncheckedIOException("the stream broke off after " + text(), e);
        }
    }

    private static LiveAnswer of(HttpRequest.Builder request) {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try {
            return new LiveAnswer(client.send(request.build(), BodyHandlers.ofInputStream()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
