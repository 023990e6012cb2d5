package dev.parley.conformance.suite;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.parley.conformance.cases.Step;
import dev.parley.conformance.exchange.Event;
import dev.parley.conformance.exchange.Exchange;
import java.util.ArrayList;
import java.util.List;

/** One time that a step is sent: what that exchange is called, and the variables of its template. */
record Repetition(String name, Variables variables) {
    static List<Repetition> of(Step step, CaseRun run) {
        if (!step.repeat().eventsOf().isEmpty()) {
            return forEvents(step, run);
        }
        int times = Integer.parseInt(run.templates().fill(step.repeat().times()));
        List<Repetition> all = new ArrayList<>();
        for (int i = 1; i <= times; i++) {
            String name = times == 1 ? step.id() : step.id() + "[" + i + "]";
            all.add(new Repetition(name, run.variables().with("nth", IntNode.valueOf(i))));
        }
        return all;
    }

    private static List<Repetition> forEvents(Step step, CaseRun run) {
        List<Long> places = new ArrayList<>(List.of(-1L));
        for (Exchange original : run.answered(step.repeat().eventsOf())) {
            for (Event event : original.events()) {
                places.add(event.data().path("sequence_number").asLong());
            }
        }
        return places.stream()
                .map(after -> new Repetition(
                        step.id() + "[" + after + "]", run.variables().with("after", LongNode.valueOf(after))))
                .toList();
    }
}
