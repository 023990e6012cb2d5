package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Saves what a server said over HTTP in the forms people keep it, and has the files checked. */
final class CheckCommandTest {
    private final StringWriter out = new StringWriter();

    @TempDir
    private Path folder;

    private int check(String... args) {
        String[] all = new String[args.length + 1];
        all[0] = "check";
        System.arraycopy(args, 0, all, 1, args.length);
        return Main.run(new PrintWriter(out), all);
    }

    private static Exchange ask(ReferenceServer.Temper temper, String body) throws IOException, InterruptedException {
        try (ReferenceServer server = new ReferenceServer(temper)) {
            Headers headers = new Headers(List.of(
                    new Headers.Line("Authorization", "Bearer secret-key"),
                    new Headers.Line("x-api-key", "secret-key"),
                    new Headers.Line("Content-Type", "application/json")));
            String path = temper.dialect() == Dialect.V5 ? "/v5/responses" : "/v1/responses";
            Request request = new Request("POST", server.url().resolve(path), headers, Bytes.ofText(body));
            return new HttpTransport(Duration.ofSeconds(10)).send("turn", request);
        }
    }

    private static Exchange stream(Flaw flaw) throws IOException, InterruptedException {
        return ask(
                ReferenceServer.Temper.of(Dialect.OPENAI_V1, flaw),
                "{\"model\": \"parley-scripted\", \"input\": \"Say hello.\", \"stream\": true}");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String body(Exchange exchange) {
        return exchange.answer().orElseThrow().body().text();
    }

    @Test
    void a_right_stream_saved_as_it_came_is_clean() throws Exception {
        assertThat(check(file("stream.txt", body(stream(Flaw.NONE))), "--profile", "openai-v1"))
                .isZero();
        assertThat(out.toString()).contains("clean      stream.txt (openai-v1)", "1 exchanges, 1 judged: 1 clean");
    }

    @Test
    void a_violation_names_check_requirement_and_position() throws Exception {
        Flaw flaw = Flaw.each("response.output_item.done", each -> each.put("output_index", 7));

        assertThat(check(file("stream.txt", body(stream(flaw))), "--profile", "openai-v1"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "event 18 (response.output_item.done) /output_index: the item has another output_index than when"
                                + " it was added [item-indexes, STREAM-07]");
    }

    @Test
    void a_stream_that_never_ends_is_a_violation_and_a_recording_that_was_cut_is_none() throws Exception {
        String whole = body(stream(Flaw.NONE));
        String between = whole.substring(0, whole.lastIndexOf("event: "));
        String inside = whole.substring(0, whole.length() - 200);

        assertThat(check(file("ends.txt", between), "--profile", "openai-v1")).isEqualTo(1);
        assertThat(out.toString()).contains("the stream ends without a terminal event [one-terminal-event, STREAM-05]");
        assertThat(check(file("cut.txt", inside), "--profile", "openai-v1")).isZero();
        assertThat(out.toString())
                .contains(
                        "cut short: the recording breaks off inside the frame after event 18",
                        "1 recordings cut short");
    }

    @Test
    void a_har_file_is_checked_with_its_requests() throws Exception {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        entries.add(har(stream(Flaw.NONE)));
        entries.add(har(ask(
                ReferenceServer.Temper.of(Dialect.OPENAI_V1, Flaw.skip("request-id")),
                "{\"model\": \"parley-scripted\", \"input\": 7}")));
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("log").set("entries", entries);
        entries.addObject().putObject("request").put("url", "http://localhost/favicon.ico");

        assertThat(check(file("traffic.har", root.toString()), "--profile", "openai-v1"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "2 exchanges",
                        "request /input",
                        "[request-schema, INPUT-01]",
                        "the answer has no x-request-id [request-id, ERROR-04]")
                .doesNotContain("favicon");
    }

    private static ObjectNode har(Exchange exchange) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        ObjectNode request = entry.putObject("request");
        request.put("method", "POST").put("url", exchange.request().uri().toString());
        request.putObject("postData").put("text", exchange.request().body().text());
        ObjectNode response = entry.putObject("response");
        response.put("status", exchange.status());
        ArrayNode headers = response.putArray("headers");
        exchange.answer()
                .orElseThrow()
                .headers()
                .lines()
                .forEach(line -> headers.addObject().put("name", line.name()).put("value", line.value()));
        response.putObject("content").put("text", body(exchange));
        return entry;
    }

    @Test
    void json_lines_hold_streams_answers_and_requests() throws Exception {
        String events =
                "{\"source\":\"a#1\",\"server\":\"s\",\"endpoint\":\"create\",\"framing\":{},\"events\":[{\"event\":\"ping\",\"data\":{\"type\":\"ping\"}}]}";
        String answer =
                "{\"source\":\"a#2\",\"server\":\"s\",\"endpoint\":\"create\",\"status\":404,\"body\":{\"detail\":\"no\"}}";
        String request =
                "{\"source\":\"a#3\",\"server\":\"s\",\"endpoint\":\"create\",\"streamed\":true,\"body\":{\"input\":7}}";

        assertThat(check(file("all.jsonl", String.join("\n", events, answer, request)), "--table"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "| s | 3 | 0 | 0 |", "event-names (STREAM-14)", "error-envelope (ERROR-01)", "request-schema");
    }

    @Test
    void lists_of_items_and_deletions_are_checked_as_such_and_foreign_objects_not_at_all() throws Exception {
        String list =
                "{\"source\":\"a#1\",\"endpoint\":\"input_items\",\"status\":200,\"body\":{\"object\":\"list\",\"data\":7}}";
        String deletion =
                "{\"source\":\"a#2\",\"endpoint\":\"delete\",\"status\":200,\"body\":{\"object\":\"response\",\"deleted\":true}}";
        String foreign =
                "{\"source\":\"a#3\",\"endpoint\":\"conversations\",\"status\":200,\"body\":{\"object\":\"conversation\"}}";

        assertThat(check(file("other.jsonl", String.join("\n", list, deletion, foreign)), "--profile", "openai-v1"))
                .isEqualTo(1);
        assertThat(out.toString())
                .contains("/data: breaks the contract [body-schema, STATE-14]")
                .contains("/id: breaks the contract [body-schema, STATE-07]")
                .contains("not judged a#3", "3 exchanges, 2 judged");
    }

    @Test
    void a_har_file_that_kept_only_the_beginning_of_a_stream_says_so() throws Exception {
        ObjectNode entry = har(stream(Flaw.NONE));
        ObjectNode content = (ObjectNode) entry.at("/response/content");
        String whole = content.path("text").asText();
        content.put("text", whole.substring(0, whole.lastIndexOf("event: ")));
        content.put("size", whole.length());
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putObject("log").putArray("entries").add(entry);

        assertThat(check(file("short.har", root.toString()), "--profile", "openai-v1"))
                .isZero();
        assertThat(out.toString()).contains("cut short: the archive kept ");
    }

    @Test
    void a_bare_json_answer_is_checked_as_what_it_says_it_is() throws Exception {
        assertThat(check(file("error.json", "{\"error\": {\"message\": \"no\"}}"), "--profile", "v5"))
                .isEqualTo(1);
        assertThat(out.toString()).contains("[error-envelope, ERROR-01]");
        Exchange right = ask(
                ReferenceServer.Temper.of(Dialect.OPENAI_V1, Flaw.NONE),
                "{\"model\": \"parley-scripted\", \"input\": \"Say hello.\"}");
        assertThat(check(file("right.json", body(right)), "--profile", "openai-v1"))
                .isZero();
    }

    @Test
    void what_no_check_applies_to_is_not_called_clean() throws Exception {
        assertThat(check(file("other.json", "{\"hello\": 1}"))).isEqualTo(2);
        assertThat(out.toString()).contains("not judged").doesNotContain("clean      ");
    }

    @Test
    void what_cannot_be_read_is_exit_code_three() throws Exception {
        assertThat(check(folder.resolve("missing").toString())).isEqualTo(3);
        assertThat(check(file("prose.txt", "hello"))).isEqualTo(3);
        assertThat(check(file("broken.jsonl", "{\"source\": 1, \"body\": {}}\n{\"source\": 2,")))
                .isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":\"2026-01-01T00:00:00Z\"}',lightcone-v1,created_at is a text",
        "'{\"id\":\"resp_1\",\"object\":\"response\",\"cache_salt\":null}',lightcone-compat,it has parameters of vLLM",
        "'{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1}',observed,no mark of one document"
    })
    void without_a_profile_one_is_guessed_and_the_mark_is_said(String body, String profile, String mark)
            throws Exception {
        check(file("body.json", body));

        assertThat(out.toString()).contains("(" + profile + ", guessed: " + mark + ")");
    }

    @Test
    void the_json_result_holds_every_exchange_with_the_checks_that_looked() throws Exception {
        Path json = folder.resolve("result").resolve("out.json");
        Files.createDirectories(json.getParent());
        String stream = file("stream.txt", body(stream(Flaw.events(events -> events.remove(1)))));
        check(stream, "--profile", "openai-v1", "--json", json.toString());

        JsonNode result = JsonMapper.builder().build().readTree(json.toFile());
        assertThat(result.path("format").asText()).isEqualTo("parley-traffic/1");
        assertThat(result.at("/totals/violating").asInt()).isEqualTo(1);
        assertThat(result.at("/exchanges/0/checks").toString()).contains("item-grammar", "event-schemas");
        assertThat(result.at("/exchanges/0/violations/0/check").asText()).isEqualTo("stream-opening");
        assertThat(result.at("/exchanges/0/violations/0/where").asText()).isEqualTo("event 1");
    }
}
