package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.exchange.Transport;
import dev.parley.conformance.puppet.Performance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of one case on their way: sends them until one leaves nothing to go on with. Made for one run, one thread. */
final class CaseRun {
    private final Requests requests;
    private final Transport transport;
    private final Refusals refusals;
    private final List<Exchange> exchanges = new ArrayList<>();
    private final Optional<Stage> stage;
    private final Map<Integer, Transport.Ongoing> ongoing = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private Map<String, Performance> performances = Map.of();
    private Variables variables;
    private Optional<CaseResult.Reason> stop = Optional.empty();
    private boolean refused;

    CaseRun(Requests requests, Transport transport, Variables variables, Optional<Stage> stage) {
        this.requests = requests;
        this.transport = transport;
        this.variables = variables;
        this.stage = stage;
        this.refusals = new Refusals(requests.profile());
    }

    /** Sends a step; where the next ones are sent meanwhile, it brings what has come so far. */
    private Exchange send(Step step, Request request) throws InterruptedException {
        if (request.reading().stay().isEmpty()) {
            return transport.send(step.id(), request);
        }
        Transport.Ongoing begun = transport.begin(step.id(), request);
        ongoing.put(exchanges.size(), begun);
        return begun.soFar();
    }

    private void finish() throws InterruptedException {
        for (Map.Entry<Integer, Transport.Ongoing> each : ongoing.entrySet()) {
            exchanges.set(each.getKey(), each.getValue().rest().await());
        }
    }

    void run(Case each) throws InterruptedException {
        send(each);
        finish();
        if (stage.isPresent()) {
            performances = stage.get().performances(tokens);
        }
    }

    private void rehearse(Step step) {
        if (step.usesPuppet() && stage.isPresent()) {
            String token = stage.get().rehearse(step);
            tokens.put(step.id(), token);
            variables = variables
                    .with("puppet.model", TextNode.valueOf(stage.get().model()))
                    .with("puppet", TextNode.valueOf(token));
        }
    }

    private void send(Case each) throws InterruptedException {
        for (Step step : each.steps()) {
            rehearse(step);
            Exchange exchange = send(step, requests.of(step, variables));
            exchanges.add(exchange);
            if (refusals.isHonest(each, exchange)) {
                refused = true;
                String message = exchange.json().path("error").path("message").asText();
                stop(step, "refusal", new Finding.Untestable("the server says: " + message));
            } else {
                goOn(step, exchange);
            }
            if (stop.isPresent()) {
                return;
            }
        }
    }

    private void goOn(Step step, Exchange exchange) {
        if (exchange.broken().isPresent()) {
            stop(step, "transport", Finding.at("connection", exchange.broken().get()));
            return;
        }
        elicited(step, exchange);
        if (stop.isEmpty()) {
            capture(step, exchange);
        }
    }

    private void elicited(Step step, Exchange exchange) {
        String wanted = step.elicits().item();
        if (!step.elicits().anything() || !Captures.item(wanted, exchange).isMissingNode()) {
            return;
        }
        boolean models = exchange.accepted()
                && exchange.response().path("output").isArray()
                && !step.elicits().forced();
        stop(
                step,
                "elicits",
                models
                        ? new Finding.Untestable("the model answered without a " + wanted)
                        : new Finding.Violation(
                                "/output",
                                "no " + wanted + " in the answer",
                                "a " + wanted,
                                "status " + exchange.status()));
    }

    private void capture(Step step, Exchange exchange) {
        for (Map.Entry<String, String> each : step.capture().entrySet()) {
            JsonNode value = Captures.take(each.getValue(), exchange);
            if (value.isMissingNode() || value.isNull()) {
                stop(step, "capture", Finding.at(each.getValue(), "nothing there to go on with"));
                return;
            }
            variables = variables.with(each.getKey(), value);
        }
    }

    private void stop(Step step, String why, Finding finding) {
        stop = Optional.of(new CaseResult.Reason(step.id(), why, false, finding));
    }

    boolean refused() {
        return refused;
    }

    Optional<CaseResult.Reason> stopped() {
        return stop;
    }

    List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    /** What the puppet saw of a step. */
    Performance performance(String step) {
        return performances.getOrDefault(step, Performance.NONE);
    }

    Variables variables() {
        return variables;
    }
}
