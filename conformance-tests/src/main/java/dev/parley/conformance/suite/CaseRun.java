package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.cases.Case;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.check.Finding;
import dev.parley.conformance.exchange.Exchange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of one case on their way: sends them until one leaves nothing to go on with. Made for one run, one thread. */
final class CaseRun {
    private final Sender sender;
    private final Refusals refusals;
    private final Map<String, List<Exchange>> byStep = new LinkedHashMap<>();
    private Variables variables;
    private Optional<CaseResult.Reason> stop = Optional.empty();
    private boolean refused;

    CaseRun(Sender sender, Variables variables) {
        this.sender = sender;
        this.variables = variables;
        this.refusals = new Refusals(sender.requests().profile());
    }

    void run(Case each) throws InterruptedException {
        for (Step step : each.steps()) {
            for (Repetition one : Repetition.of(step, this)) {
                perform(each, step, one);
                if (stop.isPresent()) {
                    return;
                }
            }
        }
    }

    private void perform(Case each, Step step, Repetition one) throws InterruptedException {
        Exchange exchange = sender.send(one.name(), step, one.variables());
        byStep.computeIfAbsent(step.id(), id -> new ArrayList<>()).add(exchange);
        if (refusals.isHonest(each, step, exchange)) {
            refused = true;
            String message = exchange.json().path("error").path("message").asText();
            stop(exchange, "refusal", new Finding.Untestable("the server says: " + message));
        } else {
            goOn(step, exchange);
        }
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

    /** What came of each time that a step was sent and answered. */
    List<Exchange> answered(String step) {
        return byStep.getOrDefault(step, List.of()).stream()
                .filter(exchange -> exchange.answer().isPresent())
                .toList();
    }

    Templates templates() {
        return new Templates(sender.requests().profile(), variables);
    }

    Variables variables() {
        return variables;
    }
}
