package dev.parley.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.check.Contract;
import dev.parley.conformance.check.SchemaProblem;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.Answer;
import dev.parley.conformance.exchange.Bytes;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Headers;
import dev.parley.conformance.exchange.Transport;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.profile.Profiles;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SenderTest {
    /** A contract with one rule. */
    private static final Contract NUMBERS = new Contract() {
        @Override
        public boolean declares(String schema) {
            return true;
        }

        @Override
        public List<SchemaProblem> validate(String schema, JsonNode value) {
            boolean broken = value.path("temperature").isTextual();
            return broken ? List.of(new SchemaProblem("/temperature", "no number")) : List.of();
        }

        @Override
        public List<SchemaProblem> validateClosed(String schema, JsonNode value) {
            return validate(schema, value);
        }
    };

    private final Profile profile = new Profiles().get("openai-v1");
    private final Target target =
            new Target(URI.create("http://localhost"), Optional.empty(), Optional.empty(), Map.of());
    private final Deque<String> answers = new ArrayDeque<>();
    private final Sender sender = new Sender(new Requests(profile, target), transport(), NUMBERS);

    private Transport transport() {
        return (step, request) -> {
            String body = answers.size() > 1 ? answers.pop() : answers.peek();
            var json = new Headers(List.of(new Headers.Line("Content-Type", "application/json")));
            var answer = new Answer(200, json, Bytes.ofText(body), List.of());
            return new Exchange(
                    step,
                    request,
                    new Exchange.Outcome(Instant.now(), Duration.ZERO, Optional.of(answer), Optional.empty()));
        };
    }

    private Exchange send(Step step) throws InterruptedException {
        return sender.send("turn", step, Variables.of(profile, target));
    }

    private static Step step(boolean offContract, Step.Until until) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("temperature", "warm");
        return new Step(
                "turn",
                "POST",
                "${path}",
                null,
                null,
                false,
                null,
                body,
                offContract,
                null,
                until,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    private static String status(String status) {
        return "{\"status\": \"" + status + "\"}";
    }

    @Test
    void a_request_that_breaks_the_contract_unannounced_is_never_sent() {
        assertThatThrownBy(() -> send(step(false, null)))
                .isInstanceOf(BrokenKitException.class)
                .hasMessageContaining("breaks the contract without saying so");
    }

    @Test
    void a_request_that_is_wrong_on_purpose_is_sent() throws Exception {
        answers.add("{}");

        assertThat(send(step(true, null)).status()).isEqualTo(200);
    }

    @Test
    void a_step_is_sent_again_until_what_it_waits_for_is_so() throws Exception {
        answers.addAll(List.of(status("queued"), status("in_progress"), status("completed")));
        var until = new Step.Until("/status", List.of("completed"), 0, "5", null);

        assertThat(send(step(true, until)).response().path("status").asText()).isEqualTo("completed");
    }

    @Test
    void a_moment_that_is_missed_ends_the_waiting() throws Exception {
        answers.add(status("completed"));
        var until = new Step.Until("/status", List.of("cancelled"), 0, "60", List.of("completed"));
        Exchange exchange = send(step(true, until));

        assertThat(Sender.isSpoilt(until, exchange)).isTrue();
        assertThat(Sender.isMet(until, exchange)).isFalse();
    }
}
