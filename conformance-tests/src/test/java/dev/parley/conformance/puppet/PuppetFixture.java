package dev.parley.conformance.puppet;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.exchange.Reading;
import dev.parley.conformance.exchange.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A puppet and a client that asks it as a server would. */
abstract class PuppetFixture {
    static final Duration MOST = Duration.ofSeconds(10);

    Puppet puppet;
    final String token = Tokens.fresh();

    @BeforeEach
    void open() throws Exception {
        puppet = Puppet.local(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws Exception {
        puppet.close();
    }

    Exchange ask(String path, String body, Reading reading) throws Exception {
        Headers headers = new Headers(List.of(
                new Headers.Line("Content-Type", "application/json"), new Headers.Line("Authorization", "Bearer up")));
        Request request = new Request("POST", URI.create(puppet.url() + path), headers, Bytes.ofText(body), reading);
        return new HttpTransport(MOST).send("turn", request);
    }

    Exchange chat(boolean stream, String... texts) throws Exception {
        StringBuilder messages = new StringBuilder();
        for (String text : texts) {
            messages.append(messages.length() == 0 ? "" : ",")
                    .append("{\"role\":\"user\",\"content\":\"")
                    .append(text)
                    .append("\"}");
        }
        return ask(
                "/chat/completions",
                "{\"model\":\"m\",\"stream\":" + stream + ",\"stream_options\":{\"include_usage\":true},\"messages\":["
                        + messages + "]}",
                Reading.ALL);
    }

    Exchange responses(boolean stream) throws Exception {
        return ask(
                "/responses",
                "{\"model\":\"m\",\"stream\":" + stream + ",\"input\":\"Hi " + token + "\"}",
                Reading.ALL);
    }

    void teach(Move... play) {
        puppet.teach(token, new Script(List.of(play), Set.of()));
    }

    static Move text(String text) {
        return new Move.Text(text, 1, 0);
    }

    static Move call(String label, String name, String arguments) {
        return new Move.Call(label, name, arguments, null);
    }

    static JsonNode choice(JsonNode chunk) {
        return chunk.path("choices").path(0);
    }
}
