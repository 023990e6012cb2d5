package dev.parley.server.process;

import dev.parley.server.Http;
import dev.parley.server.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A server in a process of its own, as {@code parley serve} starts it, which can be killed like one. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "Parley listens on ";

    private final Process process;
    private final URI uri;

    private ServerProcess(Process process, URI uri) {
        this.process = process;
        this.uri = uri;
    }

    /** Starts a server with this configuration and returns when it listens. */
    static ServerProcess start(String yaml) {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target", "processes")), "server");
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-XX:TieredStopAtLevel=1", // it lives for seconds
                            "-cp",
                            System.getProperty("java.class.path"),
                            Main.class.getName(),
                            "--config",
                            Files.writeString(folder.resolve("parley.yaml"), yaml)
                                    .toString())
                    .redirectError(folder.resolve("server.log").toFile())
                    .start();
            return new ServerProcess(process, awaitReady(process, folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI awaitReady(Process process, Path folder) throws IOException {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                return URI.create(line.substring(READY.length()));
            }
        }
        throw new IOException("the server did not start; see " + folder.resolve("server.log"));
    }

    URI uri() {
        return uri;
    }

    Http http() {
        return new Http(uri);
    }

    /** SIGKILL: nothing is closed, flushed or said. */
    void kill() {
        process.destroyForcibly();
        awaitEnd();
    }

    /** SIGTERM: it may come to its end. */
    void end() {
        process.destroy();
        awaitEnd();
    }

    @Override
    public void close() {
        kill();
    }

    private void awaitEnd() {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                throw new AssertionError("the server's process did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
