package dev.parley.conformance.puppet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.exchange.Reading;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.exchange.Trees;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PuppetTest {
    private static final Duration MOST = Duration.ofSeconds(10);

    private final Puppet puppet;
    private final String token = Tokens.fresh();

    PuppetTest() throws Exception {
        this.puppet = Puppet.local(Duration.ofSeconds(30));
    }

    @AfterEach
    void close() throws Exception {
        puppet.close();
    }

    private Exchange ask(String path, String body, Reading reading) throws Exception {
        Headers headers = new Headers(List.of(
                new Headers.Line("Content-Type", "application/json"), new Headers.Line("Authorization", "Bearer up")));
        Request request = new Request("POST", URI.create(puppet.url() + path), headers, Bytes.ofText(body), reading);
        return new HttpTransport(MOST).send("turn", request);
    }

    private Exchange chat(boolean stream, String... texts) throws Exception {
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

    private Exchange responses(boolean stream) throws Exception {
        return ask(
                "/responses",
                "{\"model\":\"m\",\"stream\":" + stream + ",\"input\":\"Hi " + token + "\"}",
                Reading.ALL);
    }

    private void teach(Move... play) {
        puppet.teach(token, new Script(List.of(play), Set.of()));
    }

    private static Move text(String text) {
        return new Move.Text(text, 1, 0);
    }

    private static Move call(String label, String name, String arguments) {
        return new Move.Call(label, name, arguments, null);
    }

    private static JsonNode choice(JsonNode chunk) {
        return chunk.path("choices").path(0);
    }

    @Test
    void the_newest_token_decides_and_unknown_ones_are_passed_over() throws Exception {
        String other = Tokens.fresh();
        teach(text("old"));
        puppet.teach(other, new Script(List.of(text("new")), Set.of()));

        JsonNode answer =
                chat(false, "Hi " + token, "And " + other, Tokens.fresh()).json();

        assertThat(choice(answer).path("message").path("content").asText()).isEqualTo("new");
        assertThat(puppet.performance(token, MOST).sightings()).isEmpty();
        assertThat(puppet.performance(other, MOST).sightings()).hasSize(1);
    }

    @Test
    void a_conversation_without_a_token_gets_an_answer_that_says_so() throws Exception {
        assertThat(choice(chat(false, "Hi").json())
                        .path("message")
                        .path("content")
                        .asText())
                .isEqualTo("(no script)");
        assertThat(puppet.wasAsked()).isFalse();
    }

    @Test
    void a_chat_stream_carries_the_moves_the_count_and_the_end_marker() throws Exception {
        teach(
                new Move.Reasoning("Hm. "),
                new Move.Text("word ", 3, 5),
                call("a", "f", "{\"x\":"),
                call("a", null, "1}"));

        List<Event> events = chat(true, token).events();

        assertThat(events.get(events.size() - 1).frame().data()).isEqualTo("[DONE]");
        assertThat(events.stream()
                        .map(event -> choice(event.data()).path("delta"))
                        .map(delta -> delta.path("content").asText("")))
                .contains("word ", "word ", "word ");
        assertThat(events.get(1).data().toString()).contains("\"reasoning_content\":\"Hm. \"");
        assertThat(events.get(5).data().toString()).contains("\"id\":\"call_up_a\"", "\"name\":\"f\"", "\"index\":0");
        assertThat(events.get(6).data().toString())
                .doesNotContain("\"id\":\"call_up_a\"")
                .contains("1}");
        assertThat(choice(events.get(7).data()).path("finish_reason").asText()).isEqualTo("tool_calls");
        assertThat(events.get(8).data().path("usage").path("completion_tokens").asInt())
                .isEqualTo(6);
    }

    @Test
    void calls_may_share_an_index_and_a_count_and_an_end_marker_may_be_missing() throws Exception {
        puppet.teach(
                token,
                new Script(
                        List.of(new Move.Call("a", "f", "{}", 0), new Move.Call("b", "f", "{}", 0)),
                        Set.of(Script.Part.USAGE, Script.Part.DONE)));

        String body = chat(true, token).answer().orElseThrow().body().text();

        assertThat(body).contains("call_up_a", "call_up_b").doesNotContain("\"index\":1", "[DONE]", "usage");
    }

    @Test
    void a_whole_completion_has_the_calls_in_one_piece() throws Exception {
        teach(call("a", "f", "{\"x\":"), call("b", "g", "{}"), call("a", null, "1}"), new Move.Finish("length"));

        JsonNode choice = choice(chat(false, token).json());

        assertThat(choice.path("finish_reason").asText()).isEqualTo("length");
        assertThat(choice.path("message")
                        .path("tool_calls")
                        .path(0)
                        .path("function")
                        .path("arguments")
                        .asText())
                .isEqualTo("{\"x\":1}");
        assertThat(choice.path("message").path("tool_calls")).hasSize(2);
    }

    @Test
    void the_same_script_is_a_response_streamed_and_whole() throws Exception {
        teach(new Move.Reasoning("Hm."), text("So "), text("be it."), call("a", "f", "{}"));

        JsonNode whole = responses(false).json();
        Exchange streamed = responses(true);

        for (JsonNode response : List.of(whole, streamed.response())) {
            assertThat(response.path("status").asText()).isEqualTo("completed");
            assertThat(response.path("output").findValuesAsText("type"))
                    .containsSubsequence("reasoning", "message", "function_call");
            assertThat(response.toString()).contains("So be it.", "call_up_a");
        }
        assertThat(streamed.events().stream().map(Event::type))
                .containsSubsequence(
                        "response.created",
                        "response.reasoning_summary_text.delta",
                        "response.output_text.delta",
                        "response.function_call_arguments.done",
                        "response.completed");
    }

    @Test
    void it_remembers_what_it_was_asked_and_with_which_key() throws Exception {
        teach(text("Yes."));
        chat(false, "My name is Ada.", token);

        Sighting sighting = puppet.performance(token, MOST).sightings().get(0);

        assertThat(sighting.conversation().get(0)).isEqualTo(new Said("user", "", "My name is Ada."));
        assertThat(sighting.authorization()).isEqualTo("Bearer up");
        assertThat(sighting.request().path("model").asText()).isEqualTo("m");
        assertThat(sighting.closed()).isEmpty();
        assertThat(sighting.ids()).anyMatch(id -> id.startsWith("chatcmpl-"));
    }

    @Test
    void it_sees_when_the_other_side_hangs_up() throws Exception {
        teach(text("One"), text("Two"), new Move.Silence(9_000), text("Three"));
        String body = "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + token + "\"}]}";

        Exchange left = ask(
                "/chat/completions",
                body,
                new Reading(Optional.of(new Reading.Leave(2)), Optional.empty(), Optional.empty()));

        assertThat(left.broken()).isEmpty();
        assertThat(puppet.performance(token, MOST).sightings().get(0).closed())
                .get()
                .matches(at -> at.isBefore(left.sentAt().plusSeconds(5)));
    }

    @Test
    void a_dropped_answer_breaks_off_after_what_was_said() throws Exception {
        for (Move.Drop.How how : Move.Drop.How.values()) {
            teach(text("One"), new Move.Drop(how));
            Exchange broken = chat(true, token);
            assertThat(broken.answer().map(Answer::body).orElse(Bytes.NONE).text())
                    .contains("One")
                    .doesNotContain("[DONE]");
            assertThat(broken.broken()).isPresent();
        }
    }

    @Test
    void an_answer_may_be_dropped_before_it_begins() throws Exception {
        teach(new Move.Drop(Move.Drop.How.RESET));

        assertThat(chat(false, token).answer()).isEmpty();
    }

    @Test
    void a_refusal_has_its_status_its_retry_after_and_its_message() throws Exception {
        teach(new Move.Refuse(429, 7, "No, {authorization}."));

        Exchange refused = chat(true, token);

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.answer().orElseThrow().headers().first("retry-after"))
                .contains("7");
        assertThat(refused.json().path("error").path("message").asText()).isEqualTo("No, Bearer up.");
    }

    @Test
    void an_answer_may_fail_in_the_middle_as_its_protocol_says_it() throws Exception {
        teach(text("One"), new Move.Refuse(500, null, "Broken."));

        List<Event> chunks = chat(true, token).events();
        assertThat(chunks.get(chunks.size() - 1)
                        .data()
                        .path("error")
                        .path("message")
                        .asText())
                .isEqualTo("Broken.");
        assertThat(chat(false, token).status()).isEqualTo(500);
        for (boolean stream : List.of(true, false)) {
            JsonNode response = responses(stream).response();
            assertThat(response.path("status").asText()).isEqualTo("failed");
            assertThat(response.path("error").path("message").asText()).isEqualTo("Broken.");
        }
    }

    @Test
    void it_hangs_up_when_its_patience_with_a_patient_server_ends() throws Exception {
        try (Puppet hasty = Puppet.local(Duration.ofMillis(300))) {
            hasty.teach(token, new Script(List.of(text("One"), new Move.Stall(true)), Set.of()));
            Request request = new Request(
                    "POST",
                    URI.create(hasty.url() + "/responses"),
                    new Headers(List.of()),
                    Bytes.ofText("{\"stream\":true,\"input\":\"" + token + "\"}"));
            assertThat(new HttpTransport(MOST).send("turn", request).broken()).isPresent();
            assertThat(hasty.performance(token, MOST).sightings().get(0).closed())
                    .isEmpty();
        }
    }

    @Test
    void a_slow_reader_gets_everything_later() throws Exception {
        teach(new Move.Text("x".repeat(1000), 200, 0));
        String body = "{\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"" + token + "\"}]}";

        Exchange slow = ask(
                "/chat/completions",
                body,
                new Reading(Optional.empty(), Optional.of(new Reading.Pause(5000, 300)), Optional.empty()));

        assertThat(slow.took()).isGreaterThan(Duration.ofMillis(290));
        assertThat(slow.events()).hasSize(203);
    }

    @Test
    void it_lists_its_model_and_says_what_it_does_not_have() throws Exception {
        Request models = new Request("GET", URI.create(puppet.url() + "/models"), new Headers(List.of()), Bytes.NONE);
        assertThat(new HttpTransport(MOST)
                        .send("models", models)
                        .json()
                        .path("data")
                        .path(0)
                        .path("id")
                        .asText())
                .isEqualTo("puppet");
        assertThat(ask("/embeddings", "{}", Reading.ALL).status()).isEqualTo(404);
        assertThat(ask("/responses", "[]", Reading.ALL).status()).isEqualTo(400);
    }

    @Test
    void input_items_and_chat_messages_are_the_same_conversation() {
        JsonNode chat = Trees.read("{\"messages\":[{\"role\":\"developer\",\"content\":\"Be brief.\"},"
                + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":[{\"type\":\"text\",\"text\":\"21\"}]}]}");
        JsonNode responses = Trees.read("{\"instructions\":\"Be brief.\",\"input\":["
                + "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"f\",\"arguments\":\"{}\"},"
                + "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"21\"}]}");

        assertThat(Heard.in(chat))
                .isEqualTo(Heard.in(responses))
                .containsExactly(
                        new Said("system", "", "Be brief."),
                        new Said("call", "c1", "f {}"),
                        new Said("output", "c1", "21"));
    }
}
