package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Delays;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Pulse;
import dev.parley.conformance.exchange.Transport;
import dev.parley.conformance.mcp.McpServer;
import dev.parley.conformance.mcp.Visit;
import dev.parley.conformance.puppet.Performance;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of one case on their way: sends them until one leaves nothing to go on with. Made for one run, one thread. */
final class CaseRun {
    private final Sender sender;
    private final Refusals refusals;
    private final Map<String, List<Exchange>> byStep = new LinkedHashMap<>();
    private final Optional<Stage> stage;
    private final Optional<McpServer> mcp;
    private final Optional<URI> mcpUrl;
    private final Map<String, Transport.Ongoing> ongoing = new HashMap<>();
    private final Map<String, String> tokens = new HashMap<>();
    private Map<String, Performance> performances = Map.of();
    private Delays delays = Delays.NONE;
    private Variables variables;
    private Optional<CaseResult.Reason> stop = Optional.empty();
    private boolean refused;

    CaseRun(Sender sender, Variables variables, Optional<Stage> stage) {
        this.stage = stage;
        this.sender = sender;
        this.mcp = sender.requests().target().surroundings().reachable().mcp();
        this.mcpUrl = mcp.map(McpServer::freshUrl);
        this.variables = mcpUrl.map(url -> variables.with("mcp_url", TextNode.valueOf(url.toString())))
                .orElse(variables);
        this.refusals = new Refusals(sender.requests().profile());
    }

    void run(Case each) throws InterruptedException {
        try (Pulse pulse = Pulse.start()) {
            send(each);
            finish();
            if (stage.isPresent()) {
                performances = stage.get().performances(tokens);
            }
            delays = pulse.delays();
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

    /** Waits for the steps that others were sent meanwhile. */
    private void finish() throws InterruptedException {
        for (Map.Entry<String, Transport.Ongoing> each : ongoing.entrySet()) {
            byStep.put(
                    each.getKey(),
                    new ArrayList<>(List.of(each.getValue().rest().await())));
        }
    }

    private void send(Case each) throws InterruptedException {
        for (Step step : each.steps()) {
            rehearse(step);
            for (Repetition one : Repetition.of(step, this)) {
                perform(each, step, one);
                if (stop.isPresent()) {
                    return;
                }
            }
        }
    }

    private void perform(Case each, Step step, Repetition one) throws InterruptedException {
        Exchange exchange = send(step, one);
        byStep.computeIfAbsent(step.id(), id -> new ArrayList<>()).add(exchange);
        if (refusals.isHonest(each, step, exchange)) {
            refused = true;
            String message = exchange.json().path("error").path("message").asText();
            stop(exchange, "refusal", new Finding.Untestable("the server says: " + message));
        } else {
            goOn(step, exchange);
        }
    }

    /** Where the next steps are sent meanwhile it brings what has come so far. */
    private Exchange send(Step step, Repetition one) throws InterruptedException {
        if (step.reading().stay().isEmpty()) {
            return sender.send(one.name(), step, one.variables());
        }
        Transport.Ongoing begun = sender.begin(one.name(), step, one.variables());
        ongoing.put(step.id(), begun);
        return begun.soFar();
    }

    private void goOn(Step step, Exchange exchange) {
        if (exchange.broken().isPresent()) {
            stop(
                    exchange,
                    "transport",
                    Finding.at("connection", exchange.broken().get()));
            return;
        }
        awaited(step.until(), exchange);
        Elicited.missing(step.elicits(), exchange)
                .filter(finding -> stop.isEmpty())
                .ifPresent(finding -> stop(exchange, "elicits", finding));
        if (stop.isEmpty()) {
            capture(step, exchange);
        }
    }

    private void awaited(Step.Until until, Exchange exchange) {
        if (Sender.isSpoilt(until, exchange)) {
            var missed = exchange.response().at(until.pointer()).asText();
            stop(exchange, "until", new Finding.Untestable("it was " + missed + " too early to see anything"));
        } else if (!Sender.isMet(until, exchange)) {
            boolean status = until.status() != 0;
            stop(
                    exchange,
                    "until",
                    new Finding.Violation(
                            status ? "status" : until.pointer(),
                            "did not come to be in time",
                            status ? String.valueOf(until.status()) : String.join(" or ", until.is()),
                            status
                                    ? String.valueOf(exchange.status())
                                    : Finding.brief(exchange.response().at(until.pointer()))));
        }
    }

    private void capture(Step step, Exchange exchange) {
        for (Map.Entry<String, String> each : step.capture().entrySet()) {
            JsonNode value = Captures.take(each.getValue(), exchange);
            if (value.isMissingNode() || value.isNull()) {
                stop(exchange, "capture", Finding.at(each.getValue(), "nothing there to go on with"));
                return;
            }
            variables = variables.with(each.getKey(), value);
        }
    }

    private void stop(Exchange exchange, String why, Finding finding) {
        stop = Optional.of(new CaseResult.Reason(exchange.step(), why, false, finding));
    }

    boolean refused() {
        return refused;
    }

    Optional<CaseResult.Reason> stopped() {
        return stop;
    }

    List<Exchange> exchanges() {
        return byStep.values().stream().flatMap(List::stream).toList();
    }

    /** What came of each time that a step was sent and answered, or its client left without an answer on purpose. */
    List<Exchange> answered(String step) {
        return byStep.getOrDefault(step, List.of()).stream()
                .filter(exchange -> exchange.answer().isPresent() || exchange.isLeft())
                .toList();
    }

    /** What the puppet saw of a step. */
    Performance performance(String step) {
        return performances.getOrDefault(step, Performance.NONE);
    }

    /** What the kit's MCP server was asked. */
    Visit visit() {
        return mcp.map(server -> server.visit(mcpUrl.orElseThrow())).orElse(Visit.NONE);
    }

    /** When the kit itself was held up meanwhile. */
    Delays delays() {
        return delays;
    }

    Templates templates() {
        return new Templates(sender.requests().profile(), variables);
    }

    Variables variables() {
        return variables;
    }
}
