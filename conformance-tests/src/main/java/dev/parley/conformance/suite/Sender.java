package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.check.Contract;
import dev.parley.conformance.check.SchemaProblem;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.Exchange;
import dev.parley.conformance.exchange.Request;
import dev.parley.conformance.exchange.Transport;
import dev.parley.conformance.exchange.Trees;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Sends one step, after a restart where it asks for one, and again until what it waits for is so. It sends nothing that
 * breaks the contract unless the step says so, or sends back what the server itself made: a server may not be blamed for
 * the kit's mistakes, nor the kit for the server's.
 */
record Sender(Requests requests, Transport transport, Contract contract) {
    private static final long FIRST_PAUSE = 50;
    private static final long LONGEST_PAUSE = 1000;

    /** No answer at all, or one that says that the server is not ready. */
    private static final Set<Integer> STARTING = Set.of(0, 502, 503);

    Exchange send(String name, Step step, Variables variables) throws InterruptedException {
        if (step.restart()) {
            requests.target().surroundings().restart().orElseThrow().perform();
        }
        Request request = requests.of(step, variables);
        verify(step, request, variables);
        Exchange exchange = transport.send(name, request);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds(step, variables));
        long pause = FIRST_PAUSE;
        while (waits(step, exchange) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(LONGEST_PAUSE, pause * 3 / 2);
            exchange = transport.send(name, request);
        }
        return exchange;
    }

    /** Sends a step that goes on while others are sent. */
    Transport.Ongoing begin(String name, Step step, Variables variables) throws InterruptedException {
        Request request = requests.of(step, variables);
        verify(step, request, variables);
        return transport.begin(name, request);
    }

    private long seconds(Step step, Variables variables) {
        return Long.parseLong(
                new Templates(requests.profile(), variables).fill(step.until().withinSeconds()));
    }

    /** What it waits for isn't so yet and may still come to be: nobody waits for a refusal to change its mind. */
    private static boolean waits(Step step, Exchange exchange) {
        if (step.restart()) {
            return STARTING.contains(exchange.status());
        }
        boolean hopeless = step.until().status() == 0 && exchange.status() >= 400;
        return !isMet(step.until(), exchange) && !isSpoilt(step.until(), exchange) && !hopeless;
    }

    static boolean isMet(Step.Until until, Exchange exchange) {
        if (until.isNone()) {
            return true;
        }
        return until.status() == 0
                ? until.is().contains(exchange.response().at(until.pointer()).asText())
                : until.status() == exchange.status();
    }

    static boolean isSpoilt(Step.Until until, Exchange exchange) {
        return until.unless().contains(exchange.response().at(until.pointer()).asText());
    }

    private void verify(Step step, Request request, Variables variables) {
        boolean create = step.method().equals("POST") && step.path().equals("${path}");
        if (!create || step.offContract() || step.body().isMissingNode() || variables.lendTo(step.body())) {
            return;
        }
        JsonNode body = Trees.read(request.body().text());
        List<SchemaProblem> problems = contract.validate("CreateResponse", body);
        if (!problems.isEmpty()) {
            throw new BrokenKitException(
                    "the step " + step.id() + " breaks the contract without saying so: " + problems.get(0));
        }
    }
}
