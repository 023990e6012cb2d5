package dev.parley.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.ReferenceServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProxyCommandTest {
    private static final String STREAM =
            "{\"model\": \"parley-scripted\", \"input\": \"Say hello.\", \"stream\": true}";

    private final Browser browser = new Browser();

    @TempDir
    private Path folder;

    private Serving proxy(URI target, int count, String... more) {
        String[] args = {"proxy", "--target", target.toString(), "--count", String.valueOf(count)};
        String[] all = java.util.Arrays.copyOf(args, args.length + more.length);
        System.arraycopy(more, 0, all, args.length, more.length);
        return Serving.start(all);
    }

    private static ReferenceServer server(Flaw flaw) throws IOException {
        return new ReferenceServer(ReferenceServer.Temper.of(Dialect.OPENAI_V1, flaw));
    }

    @Test
    void a_right_conversation_is_clean() throws Exception {
        try (ReferenceServer server = server(Flaw.NONE)) {
            Serving proxy = proxy(server.url(), 2, "--profile", "openai-v1");
            browser.post(proxy.url(), STREAM, "Authorization", "Bearer secret-key");
            browser.post(proxy.url(), STREAM, "Authorization", "Bearer wrong");

            assertThat(proxy.end()).isZero();
            assertThat(proxy.out().toString())
                    .contains("clean      POST /v1/responses (openai-v1)", "2 exchanges, 2 judged: 2 clean");
        }
    }

    @Test
    void violations_of_the_server_are_reported_when_they_happen_and_counted_at_the_end() throws Exception {
        Path json = folder.resolve("result.json");
        try (ReferenceServer server =
                server(Flaw.each("response.output_text.done", each -> each.put("text", "Bye.")))) {
            Serving proxy = proxy(server.url(), 2, "--profile", "openai-v1", "--json", json.toString());
            browser.post(proxy.url(), STREAM, "Authorization", "Bearer secret-key");
            await(proxy, "[done-equals-deltas, STREAM-08]");
            assertThat(proxy.exit()).as("still serving").isNotDone();
            browser.post(proxy.url(), STREAM, "Authorization", "Bearer secret-key");

            assertThat(proxy.end()).isEqualTo(1);
            assertThat(proxy.out().toString()).contains("2 exchanges, 2 judged: 0 clean, 2 with violations");
        }
        JsonNode result = JsonMapper.builder().build().readTree(json.toFile());
        assertThat(result.at("/exchanges/1/violations/0/check").asText()).isEqualTo("done-equals-deltas");
    }

    private static void await(Serving proxy, String words) throws InterruptedException {
        for (int i = 0; i < 1000 && !proxy.out().toString().contains(words); i++) {
            Thread.sleep(10);
        }
        assertThat(proxy.out().toString()).contains(words);
    }

    @Test
    void violations_of_the_client_are_reported_too() throws Exception {
        try (ReferenceServer server = server(Flaw.NONE)) {
            Serving proxy = proxy(server.url(), 1, "--profile", "openai-v1");
            browser.post(
                    proxy.url(),
                    "{\"model\": \"parley-scripted\", \"input\": \"Hi.\", \"temperature\": \"hot\"}",
                    "Authorization",
                    "Bearer secret-key");

            assertThat(proxy.end()).isEqualTo(1);
            assertThat(proxy.out().toString()).contains("request /temperature", "[request-schema, INPUT-01]");
        }
    }

    @Test
    void bytes_pass_untouched_and_as_they_arrive() throws Exception {
        try (Upstream upstream = new Upstream(10_000, Upstream.Ending.CLEAN)) {
            Serving proxy = proxy(upstream.url(), 1);

            assertThat(browser.stream(proxy.url(), upstream)).isEqualTo(Upstream.FIRST + Upstream.LAST);
            assertThat(proxy.end()).isEqualTo(1);
            assertThat(proxy.out().toString())
                    .contains("guessed: no mark of one document", "the stream ends without a terminal event");
        }
    }

    @Test
    void a_server_that_breaks_off_is_told_so() throws Exception {
        try (Upstream upstream = new Upstream(10_000, Upstream.Ending.BROKEN)) {
            Serving proxy = proxy(upstream.url(), 1);

            assertThatThrownBy(() -> browser.stream(proxy.url(), upstream)).isInstanceOf(IOException.class);
            assertThat(proxy.end()).isEqualTo(1);
            assertThat(proxy.out().toString())
                    .contains("[one-terminal-event, STREAM-05]")
                    .doesNotContain("cut short");
        }
    }

    @Test
    void a_client_that_leaves_is_no_mistake_of_the_server_and_the_server_is_left_too() throws Exception {
        try (Upstream upstream = new Upstream(10_000, Upstream.Ending.NEVER)) {
            Serving proxy = proxy(upstream.url(), 1);
            browser.leave(proxy.url(), upstream);

            assertThat(upstream.wasLeft()).isTrue();
            proxy.end();
            assertThat(proxy.out().toString())
                    .contains("cut short: the client left")
                    .doesNotContain("one-terminal-event");
        }
    }
}
