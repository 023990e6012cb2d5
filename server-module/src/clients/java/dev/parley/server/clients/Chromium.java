package dev.parley.server.clients;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.json.JsonValue;
import dev.parley.server.Http;
import dev.parley.server.Http.Answer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A real browser without a window, driven by the WebDriver protocol: it is clicked and typed into from outside. */
final class Chromium implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--force-device-scale-factor=1",
            "--window-size=1013,761");

    private final Process driver;
    private final Http http;
    private String session = "";

    private Chromium(Process driver, Http http) {
        this.driver = driver;
        this.http = http;
    }

    static boolean isInstalled() {
        return find("chromium").isPresent() && find("chromedriver").isPresent();
    }

    /** A browser that keeps what it has to keep in this folder, which is empty. */
    static Chromium start(Path profile) throws IOException {
        Process driver = new ProcessBuilder(find("chromedriver").orElseThrow().toString(), "--port=0")
                .redirectErrorStream(true)
                .start();
        try {
            Chromium chromium = new Chromium(driver, new Http(address(driver.inputReader())));
            List<String> flags = new ArrayList<>(FLAGS);
            flags.add("--user-data-dir=" + profile);
            chromium.session = chromium.send(
                            "/session",
                            "{\"capabilities\":{\"alwaysMatch\":{\"goog:chromeOptions\":{\"binary\":"
                                    + quoted(find("chromium").orElseThrow().toString()) + ",\"args\":"
                                    + "[" + flags.stream().map(Chromium::quoted).collect(Collectors.joining(",")) + "]"
                                    + "}}}}")
                    .get("sessionId")
                    .asText();
            return chromium;
        } catch (IOException | RuntimeException | Error e) {
            driver.destroy();
            throw e;
        }
    }

    void open(URI page) {
        command("url", "{\"url\":" + quoted(page.toString()) + "}");
    }

    byte[] screenshot() {
        Answer answer = http.get("/session/" + session + "/screenshot");
        return Base64.getDecoder().decode(value(answer).asText());
    }

    void click(long x, long y) {
        perform("{\"type\":\"pointer\",\"id\":\"mouse\",\"parameters\":{\"pointerType\":\"mouse\"},\"actions\":["
                + "{\"type\":\"pointerMove\",\"duration\":0,\"x\":" + x + ",\"y\":" + y + "},"
                + "{\"type\":\"pointerDown\",\"button\":0},{\"type\":\"pointerUp\",\"button\":0}]}");
    }

    void type(String text) {
        List<String> keys = new ArrayList<>();
        text.codePoints().mapToObj(Character::toString).map(Chromium::quoted).forEach(key -> {
            keys.add("{\"type\":\"keyDown\",\"value\":" + key + "}");
            keys.add("{\"type\":\"keyUp\",\"value\":" + key + "}");
        });
        perform("{\"type\":\"key\",\"id\":\"keyboard\",\"actions\":[" + String.join(",", keys) + "]}");
    }

    /** What an expression is in the page. */
    String evaluate(String expression) {
        return command("execute/sync", "{\"script\":" + quoted("return " + expression) + ",\"args\":[]}")
                .asText();
    }

    private void perform(String action) {
        command("actions", "{\"actions\":[" + action + "]}");
    }

    private JsonNode command(String name, String body) {
        return send("/session/" + session + "/" + name, body);
    }

    private JsonNode send(String path, String body) {
        return value(http.post(path, body));
    }

    private static JsonNode value(Answer answer) {
        if (answer.status() != 200) {
            throw new AssertionError("the browser refuses: " + answer.body());
        }
        return answer.json().get("value");
    }

    private static URI address(BufferedReader output) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher port = PORT.matcher(line);
            if (port.find()) {
                return URI.create("http://127.0.0.1:" + port.group(1));
            }
        }
        throw new IOException("the browser's driver has not started");
    }

    private static Optional<Path> find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() {
        try {
            http.delete("/session/" + session);
        } finally {
            driver.destroy();
        }
    }

    private static String quoted(String text) {
        return new JsonValue.Str(text).toJson();
    }
}
