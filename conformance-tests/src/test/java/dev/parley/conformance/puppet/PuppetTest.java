package dev.parley.conformance.puppet;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.HttpTransport;
import dev.parley.conformance.exchange.Reading;
import dev.parley.conformance.exchange.Request;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class PuppetTest extends PuppetFixture {
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
                new Reading(Optional.of(new Reading.Leave(2, 0)), Optional.empty(), Optional.empty()));

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
}
