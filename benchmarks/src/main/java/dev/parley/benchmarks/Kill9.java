package dev.parley.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kills a server under load and looks at what is left. What a client has seen end must be stored as it was seen, event for
 * event; and soon every response that a client knows of must have come to an end, and none in the database may be live. It is
 * killed at a moment that nobody chose, but never before an answer has come to its end, however slow the machine is. Needs
 * nothing but the JDK and, on the class path, the database's driver; {@code benchmarks/kill9} runs it from its source.
 */
public final class Kill9 {
    private static final int CLIENTS = 12;
    private static final Duration UNTIL_AN_END = Duration.ofMinutes(2);
    /** Leases have to run out where several servers may use a database; what was queued has to be made. */
    private static final Duration UNTIL_NONE_IS_LIVE = Duration.ofMinutes(2);

    private static final Pattern ID = Pattern.compile("\"id\":\"(resp_[0-9a-f]+)\"");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"(\\w+)\",\"background\"");
    private static final Pattern ENDED = Pattern.compile(
            "event: response\\.(completed|incomplete|failed)\\ndata: .*\"response\":(\\{.*\\})\\}\\n\\n$");

    private final Path jar;
    private final Path folder;
    private final String store;

    private Kill9(Path jar, Path folder, String store) {
        this.jar = jar;
        this.folder = folder;
        this.store = store;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("parley-kill9");
        String store = arguments.length > 3 ? arguments[3] : "jdbc:sqlite:" + folder.resolve("parley.db");
        Kill9 killing = new Kill9(Path.of(arguments[0]), folder, store);
        int rounds = Integer.parseInt(arguments[1]);
        int millis = Integer.parseInt(arguments[2]);
        System.out.println(
                "| round | killed after ms | streams seen to end | other ends seen | cut by the kill | lost |"
                        + " changed | still live | ready again after ms | none live after ms |");
        System.out.println("|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        int bad = 0;
        for (int round = 1; round <= rounds; round++) {
            Result result =
                    killing.round(millis / 2 + ThreadLocalRandom.current().nextInt(millis));
            System.out.printf("| %d | %s |%n", round, result.row());
            bad += result.lost() + result.changed() + result.live();
        }
        System.out.println();
        System.out.println(
                bad == 0 ? "Everything that was seen to end is there, and nothing is live." : bad + " are wrong.");
        System.exit(bad == 0 ? 0 : 1);
    }

    /** What one round has shown. */
    private record Result(
            long killedAfter, int streams, int others, int cut, int lost, int changed, int live, Waits waits) {
        String row() {
            return killedAfter + " | " + streams + " | " + others + " | " + cut + " | " + lost + " | " + changed + " | "
                    + live + " | " + waits.ready() + " | " + waits.settled();
        }
    }

    /** How long the next server took to be ready, and then until nothing was live. */
    private record Waits(long ready, long settled) {}

    /** What clients have seen in one round: whole streams and objects by id, and the ids of what they know to exist. */
    private record Seen(Map<String, String> streams, Map<String, String> objects, Queue<String> begun) {
        Seen() {
            this(new ConcurrentHashMap<>(), new ConcurrentHashMap<>(), new ConcurrentLinkedQueue<>());
        }
    }

    private Result round(int killAfter) throws IOException, InterruptedException, SQLException {
        Seen seen = new Seen();
        Server server = start();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int kind = i % 4;
            Thread client = new Thread(() -> load(server, kind, seen));
            client.start();
            clients.add(client);
        }
        long begin = System.nanoTime();
        if (!until(() -> !seen.streams().isEmpty(), UNTIL_AN_END)) {
            server.process().destroyForcibly();
            System.err.println(
                    "No stream came to its end within " + UNTIL_AN_END.toSeconds() + " s: nothing to judge.");
            System.exit(2);
        }
        Thread.sleep(killAfter);
        long killed = millisSince(begin);
        server.process().destroyForcibly().waitFor(); // SIGKILL
        for (Thread client : clients) {
            client.join();
        }
        begin = System.nanoTime();
        Server next = start();
        long ready = millisSince(begin);
        until(() -> live() == 0, UNTIL_NONE_IS_LIVE);
        Result result = check(next, seen, killed, new Waits(ready, millisSince(begin) - ready));
        next.process().destroy();
        next.process().waitFor();
        return result;
    }

    private static long millisSince(long begin) {
        return (System.nanoTime() - begin) / 1_000_000;
    }

    /** Something to wait for. */
    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static boolean until(Condition condition, Duration longest) throws InterruptedException, SQLException {
        long begin = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begin > longest.toNanos()) {
                return false;
            }
            Thread.sleep(20);
        }
        return true;
    }

    private record Server(Process process, URI uri) {}

    private Server start() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "--port",
                        "0",
                        "--store",
                        store)
                .redirectError(folder.resolve("server.log").toFile())
                .start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("Parley listens on ")) {
                return new Server(process, URI.create(line.substring("Parley listens on ".length())));
            }
        }
        throw new IOException("the server did not start; see " + folder.resolve("server.log"));
    }

    /** One client: asks until the server is gone. */
    private static void load(Server server, int kind, Seen seen) {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        String more = List.of(
                        "\"stream\":true",
                        "\"stream\":true,\"background\":true",
                        "\"background\":true",
                        "\"store\":true")
                .get(kind);
        String body = "{\"model\":\"parley-scripted\",\"input\":\"Say hello.\"," + more + "}";
        while (server.process().isAlive()) {
            try {
                HttpResponse<InputStream> answer = http.send(
                        HttpRequest.newBuilder(server.uri().resolve("/v1/responses"))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofInputStream());
                take(answer, seen);
            } catch (IOException e) {
                // the server has been killed
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Reads as far as the answer goes, and remembers what that tells. */
    private static void take(HttpResponse<InputStream> answer, Seen seen) throws IOException {
        StringBuilder text = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int read = answer.body().read(buffer);
                    read >= 0;
                    read = answer.body().read(buffer)) {
                text.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
            }
        } finally {
            remember(answer, text.toString(), seen);
        }
    }

    private static void remember(HttpResponse<?> answer, String text, Seen seen) {
        Matcher id = ID.matcher(text);
        if (answer.statusCode() != 200 || !id.find()) {
            return;
        }
        boolean stream = text.startsWith("event: ");
        Matcher status = STATUS.matcher(text);
        if (stream && ENDED.matcher(text).find()) {
            seen.streams().put(id.group(1), text);
        } else if (!stream
                && text.endsWith("}")
                && status.find()
                && status.group(1).equals("completed")) {
            seen.objects().put(id.group(1), text);
        }
        seen.begun().add(id.group(1));
    }

    private Result check(Server server, Seen seen, long killedAfter, Waits waits)
            throws IOException, InterruptedException, SQLException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        int lost = 0;
        int changed = 0;
        for (String id : seen.begun()) {
            HttpResponse<String> now = get(http, server, id);
            Matcher status = STATUS.matcher(now.body());
            lost += now.statusCode() == 200 && status.find() && !status.group(1).matches("queued|in_progress") ? 0 : 1;
        }
        for (Map.Entry<String, String> stream : seen.streams().entrySet()) {
            Matcher ended = ENDED.matcher(stream.getValue());
            boolean same = ended.find()
                    && get(http, server, stream.getKey()).body().equals(ended.group(2))
                    && get(http, server, stream.getKey() + "?stream=true")
                            .body()
                            .equals(stream.getValue());
            changed += same ? 0 : 1;
        }
        for (Map.Entry<String, String> object : seen.objects().entrySet()) {
            changed += get(http, server, object.getKey()).body().equals(object.getValue()) ? 0 : 1;
        }
        int ends = seen.streams().size() + seen.objects().size();
        return new Result(
                killedAfter,
                seen.streams().size(),
                seen.objects().size(),
                seen.begun().size() - ends,
                lost,
                changed,
                live(),
                waits);
    }

    private static HttpResponse<String> get(HttpClient http, Server server, String path)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(server.uri().resolve("/v1/responses/" + path))
                        .build(),
                BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
    }

    private int live() throws SQLException {
        try (Connection connection = DriverManager.getConnection(store);
                Statement statement = connection.createStatement();
                ResultSet count = statement.executeQuery(
                        "SELECT count(*) FROM responses WHERE status IN ('queued', 'in_progress')")) {
            count.next();
            return count.getInt(1);
        }
    }
}
